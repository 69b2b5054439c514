// What the import templates of other programs call their columns. Source: HubSpot "Default company properties", Salesforce
// "Account" field labels of the Data Import Wizard, folk "Import companies from CSV".
import type { ExportTemplate } from '../../../shared/schema/export.ts';

export type TemplateColumn = { field: string; header: string };

export const templates: Record<ExportTemplate, { name: string; columns: TemplateColumn[] }> = {
  hubspot: {
    name: 'HubSpot',
    columns: [
      { field: 'name', header: 'Company name' },
      { field: 'domain', header: 'Company Domain Name' },
      { field: 'description', header: 'Description' },
      { field: 'industry', header: 'Industry' },
      { field: 'employeeRange', header: 'Employee range' },
      { field: 'foundationYear', header: 'Year Founded' },
      { field: 'fundingRaised', header: 'Total Money Raised' },
      { field: 'countryCode', header: 'Country/Region' },
      { field: 'addresses', header: 'Street Address' },
      { field: 'phones', header: 'Phone Number' },
      { field: 'urls', header: 'Website URL' },
    ],
  },
  salesforce: {
    name: 'Salesforce',
    columns: [
      { field: 'name', header: 'Account Name' },
      { field: 'externalId', header: 'Account Number' },
      { field: 'urls', header: 'Website' },
      { field: 'phones', header: 'Phone' },
      { field: 'industry', header: 'Industry' },
      { field: 'employeeRange', header: 'Employees' },
      { field: 'foundationYear', header: 'Year Started' },
      { field: 'addresses', header: 'Billing Street' },
      { field: 'countryCode', header: 'Billing Country' },
      { field: 'description', header: 'Description' },
    ],
  },
  folk: {
    name: 'folk',
    columns: [
      { field: 'name', header: 'Name' },
      { field: 'domain', header: 'Domain' },
      { field: 'emails', header: 'Email' },
      { field: 'phones', header: 'Phone' },
      { field: 'addresses', header: 'Address' },
      { field: 'urls', header: 'URL' },
      { field: 'industry', header: 'Industry' },
      { field: 'employeeRange', header: 'Employee range' },
      { field: 'foundationYear', header: 'Foundation year' },
      { field: 'fundingRaised', header: 'Funding raised' },
      { field: 'lastFundingDate', header: 'Last funding date' },
      { field: 'description', header: 'Description' },
    ],
  },
};
