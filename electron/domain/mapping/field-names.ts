// The names that people and programs give the columns of company data, by field and language. `~` marks a name that fits
// less well than others, `-` one that gives way even to these, `?` one that says little and is believed only where the values agree.
import type { CompanyField } from '../../../shared/schema/company.ts';

export type Language =
  | 'English'
  | 'German'
  | 'French'
  | 'Spanish'
  | 'Italian'
  | 'Dutch'
  | 'Portuguese'
  | 'Japanese';

/** Separated by commas. Case, spacing, punctuation and accents do not matter: see header-key.ts. */
export const fieldNames: Record<CompanyField, Partial<Record<Language, string>>> = {
  name: {
    English:
      'company name, company, account name, account, organization, organisation, organization name, organisation name, business name, ' +
      'firm, firm name, -legal name, entity name, corporate name, -company legal name, -legal entity name, -registered name, name of company, ' +
      'issuer name, supplier name, vendor name, customer name, client name, employer, enterprise, ~business, ~issuer, ~name, -trading name, ' +
      '-trade name, ?security, ?security name, ?title, ?customer, ?client, ?vendor, ?supplier, ?partner, ?merchant, ?brand, ?prospect',
    German:
      'Firma, Firmenname, Firmenbezeichnung, Firmierung, Unternehmen, Unternehmensname, Gesellschaft, Name der Firma, ' +
      'Name des Unternehmens, Organisationsname, Kundenname, Lieferantenname, ~Betrieb, ~Name 1, ?Kunde, ?Lieferant, ?Bezeichnung',
    French:
      "Entreprise, Société, Nom de l'entreprise, Nom entreprise, Nom de la société, Nom société, Raison sociale, Dénomination sociale, " +
      '~Dénomination, ~Organisme, ~Établissement, ?Nom, ?Client, ?Fournisseur',
    Spanish:
      'Empresa, Nombre de la empresa, Nombre empresa, Razón social, Compañía, Denominación social, ~Sociedad, ~Organización, ?Nombre, ?Cliente, ?Proveedor',
    Italian:
      'Azienda, Ragione sociale, Nome azienda, Società, Impresa, ~Denominazione, ?Nome, ?Cliente, ?Fornitore',
    Dutch:
      'Bedrijf, Bedrijfsnaam, Onderneming, Firmanaam, Handelsnaam, Statutaire naam, ~Organisatie, ?Naam, ?Klant, ?Leverancier',
    Portuguese:
      'Nome da empresa, Razão social, Companhia, Nome empresarial, ~Sociedade, ~Nome fantasia, ?Nome, ?Fornecedor',
    Japanese:
      '会社名, 企業名, 社名, 法人名, 法人名称, 商号, 商号又は名称, 商号または名称, 提出者名, 事業者名, ~名称, ~団体名, ~組織名, ~会社, ~企業',
  },
  domain: {
    English:
      'domain, domain name, company domain, primary domain, website domain, email domain, ~website, ~website url, ~web site, ~company website, ' +
      '~company url, ~web address, ~homepage, ~home page, ~web, ~url, ~web url, ~www, ~internet, ~webpage, ~web page, ?site, ?link',
    German:
      'Domäne, ~Webseite, ~Webadresse, ~Internetseite, ~Internetadresse, ~Internetauftritt, ~Firmenwebseite',
    French: 'Domaine, Nom de domaine, ~Site web, ~Site internet, ~Adresse web, ~Page web',
    Spanish: 'Dominio, ~Sitio web, ~Página web, ~Web',
    Italian: 'Dominio, ~Sito web, ~Sito internet, ~Sito',
    Dutch: 'Domein, ~Webadres, ~Webpagina',
    Portuguese: 'Domínio, ~Página web, ~Sítio web',
    Japanese: 'ドメイン, ~ホームページ, ~ウェブサイト, ~ホームページURL, ~会社URL, ~サイトURL, ~企業URL',
  },
  description: {
    English:
      'description, company description, business description, about, about us, summary, business summary, company summary, ' +
      'long business summary, short description, long description, overview, company overview',
    German:
      'Beschreibung, Firmenbeschreibung, Unternehmensbeschreibung, Kurzbeschreibung, Unternehmensgegenstand, Firmenprofil',
    French: "Présentation, Résumé, Description de l'entreprise, Objet social",
    Spanish: 'Descripción, Resumen, Objeto social',
    Italian: 'Descrizione, Oggetto sociale',
    Dutch: 'Beschrijving, Omschrijving',
    Portuguese: 'Descrição, Resumo, Objeto social',
    Japanese: '事業内容, 会社概要, 企業概要, 説明, 概要, 事業概要',
  },
  industry: {
    English:
      'industry, industry name, industry sector, primary industry, main industry, gics sector, line of business, vertical, ' +
      'industry classification, industry vertical, ~sector, ~sector name, ~gics industry, ~gics sub industry, ~sub industry, ~industry group, ' +
      '~gics industry group, ~industry segment, ~sic description, ~naics description, ~business sector, ~economic sector',
    German:
      'Branche, Branchenbezeichnung, Wirtschaftszweig, Industriezweig, Geschäftszweig, ~Industrie, ~Sektor',
    French: "Secteur, Secteur d'activité, Industrie, ~Activité, ~Activité principale, ~Branche d'activité",
    Spanish: 'Industria, Sector de actividad, Rubro, Ramo, ~Actividad, ~Giro',
    Italian: 'Settore, Settore di attività, Industria, ~Attività',
    Dutch: 'Bedrijfstak, Bedrijfssector, ~Sector',
    Portuguese: 'Setor, Indústria, Setor de atividade, Ramo de atividade, ~Atividade, ~Segmento',
    Japanese: '業種, 業界, 業種名, 提出者業種, 業種分類, 産業, 産業分類',
  },
  employeeRange: {
    English:
      'employees, number of employees, no of employees, nr of employees, num employees, employee count, employees count, employee range, ' +
      'employee size, company size, headcount, head count, staff, staff count, total employees, workforce, team size, fte, ftes, ' +
      'employees total, full time employees, size range, ~size, ~employee number',
    German:
      'Mitarbeiter, Mitarbeiterzahl, Mitarbeiteranzahl, Anzahl Mitarbeiter, Anzahl der Mitarbeiter, Anzahl Beschäftigte, Beschäftigte, ' +
      'Beschäftigtenzahl, Unternehmensgröße, Firmengröße, Mitarbeitende, Größenklasse',
    French:
      "Effectif, Effectifs, Nombre d'employés, Nombre de salariés, Nb salariés, Salariés, Employés, Tranche d'effectif, Tranche effectifs, Taille de l'entreprise",
    Spanish:
      'Empleados, Número de empleados, Nº de empleados, Núm. empleados, Plantilla, Trabajadores, Número de trabajadores',
    Italian: 'Dipendenti, Numero dipendenti, Numero di dipendenti, N. dipendenti, Addetti, Numero addetti',
    Dutch: 'Medewerkers, Aantal medewerkers, Werknemers, Aantal werknemers, Personeel, Werkzame personen',
    Portuguese:
      'Funcionários, Número de funcionários, Nº de funcionários, Colaboradores, Número de colaboradores, Empregados',
    Japanese: '従業員数, 社員数, 従業員, 従業員規模, 職員数',
  },
  foundationYear: {
    English:
      'founded, founded year, year founded, founding year, foundation year, year of foundation, established, year established, ' +
      'year of establishment, founded in, incorporation year, year incorporated, year of incorporation, ~inception, ~founded on, ~founding date, ?incorporated, ?start year',
    German: 'Gründungsjahr, Gegründet, Gründung, Jahr der Gründung, ~Gründungsdatum',
    French: 'Année de création, Année de fondation, Année création, Fondée en, Fondée, ~Date de création',
    Spanish:
      'Año de fundación, Año fundación, Fundación, Fundada, Fundado, Año de creación, Año de constitución',
    Italian: 'Anno di fondazione, Anno fondazione, Fondata, Anno di costituzione',
    Dutch: 'Oprichtingsjaar, Opgericht, Jaar van oprichting, ~Oprichtingsdatum',
    Portuguese: 'Ano de fundação, Fundação, Fundada em, Ano de criação',
    Japanese: '設立年, 創業年, 設立, 創業, 創立年',
  },
  fundingRaised: {
    English:
      'funding raised, total funding, funding, total funding amount, funding total, funding amount, amount raised, total raised, ' +
      'capital raised, money raised, total equity funding amount, total amount raised, total funding usd, funding usd, raised usd',
    German: 'Finanzierung, Gesamtfinanzierung, Finanzierungssumme',
    French: 'Fonds levés, Total des fonds levés, Montant levé, Financement total',
    Spanish: 'Financiación, Financiación total, Financiamiento total',
    Italian: 'Finanziamenti, Finanziamenti totali, Capitale raccolto',
    Dutch: 'Totale financiering, Opgehaald kapitaal',
    Portuguese: 'Financiamento, Financiamento total, Capital levantado',
    Japanese: '資金調達額, 累計調達額, 調達額',
  },
  lastFundingDate: {
    English:
      'last funding date, last funding, last funding on, last funding at, latest funding date, last round date, last funding round date, date of last funding, last raised',
    German: 'Letzte Finanzierung, Datum der letzten Finanzierung',
    French: 'Date de la dernière levée, Dernière levée de fonds',
    Spanish: 'Fecha de la última financiación, Última financiación',
    Italian: 'Data ultimo finanziamento, Ultimo finanziamento',
    Dutch: 'Laatste financiering, Datum laatste financiering',
    Portuguese: 'Data do último financiamento, Último financiamento',
    Japanese: '最終調達日, 直近調達日',
  },
  countryCode: {
    English:
      'country, country code, country region, country name, country iso, country iso code, country iso2, iso country, iso country code, ' +
      'alpha 2, iso alpha 2, nation, ~country of incorporation, ~country of origin, ~domicile, ?location country',
    German: 'Land, Ländercode, Länderkürzel, Länderkennzeichen, Landeskennzeichen, Sitzland, ~Staat',
    French: 'Pays, Code pays',
    Spanish: 'País, Código de país, Código país',
    Italian: 'Paese, Nazione, Codice paese',
    Dutch: 'Landcode, Landnaam',
    Portuguese: 'Código do país',
    Japanese: '国, 国名, 国コード, 所在国',
  },
  addresses: {
    English:
      'address, addresses, street, street address, full address, postal address, mailing address, business address, address line 1, address 1, ' +
      'address line, headquarters address, registered address, registered office, billing address, location, headquarters location, hq location, ' +
      'location address, ~headquarters, ~hq, ~locations, ~office address',
    German:
      'Adresse, Anschrift, Straße, Straße und Hausnummer, Straße Hausnummer, Straße Nr, Hausanschrift, Postanschrift, Firmensitz, ~Sitz, ~Standort',
    French: 'Adresse postale, Rue, Siège social, Adresse du siège, Voie, ~Siège, ~Localisation',
    Spanish: 'Dirección, Calle, Domicilio, Domicilio social, Dirección postal, ~Sede, ~Ubicación',
    Italian: 'Indirizzo, Via, Sede legale, ~Sede, ~Ubicazione',
    Dutch: 'Adres, Straat, Vestigingsadres, Bezoekadres, Postadres, ~Locatie',
    Portuguese: 'Endereço, Morada, Rua, Logradouro, ~Localização',
    Japanese: '住所, 所在地, 本社所在地, 本店所在地, 本社住所, 会社住所, 法人所在地',
  },
  emails: {
    English:
      'email, e mail, emails, email address, company email, general email, info email, mail, ~email 1, ~email 2, ~primary email, ~work email',
    German: 'E-Mail-Adresse, Mailadresse, E-Mail Firma',
    French: 'Courriel, Adresse e-mail, Adresse mail, Adresse électronique',
    Spanish: 'Correo, Correo electrónico',
    Italian: 'Posta elettronica, Indirizzo email, PEC',
    Dutch: 'E-mailadres',
    Portuguese: 'Correio eletrónico, Endereço de e-mail',
    Japanese: 'メール, メールアドレス, Eメール, 電子メール',
  },
  phones: {
    English:
      'phone, phones, phone number, phone no, telephone, telephone number, tel, tel no, company phone, main phone, business phone, office phone, ' +
      'switchboard, ~mobile, ~mobile phone, ~phone 1, ~phone 2, ~cell phone',
    German: 'Telefon, Telefonnummer, Telefon-Nr, Tel.-Nr., Rufnummer, Festnetz, ~Mobil, ~Handy',
    French: 'Téléphone, Numéro de téléphone, Tél, ~Portable',
    Spanish: 'Teléfono, Número de teléfono, Tfno, ~Móvil',
    Italian: 'Numero di telefono, ~Cellulare',
    Dutch: 'Telefoon, Telefoonnummer',
    Portuguese: 'Telefone, Número de telefone, ~Telemóvel',
    Japanese: '電話, 電話番号, 代表電話, 代表電話番号',
  },
  urls: {
    English:
      'urls, linkedin, linkedin url, linkedin company url, linkedin profile, company linkedin, company linkedin url, twitter, twitter url, facebook, ' +
      'facebook url, crunchbase url, professional social media url, social media, xing, instagram, youtube, ~website, ~website url, ~web site, ' +
      '~company website, ~company url, ~homepage, ~url, ~web url, ~webpage',
    German: '~Webseite, ~Internetseite',
    French: '~Site web, ~Site internet',
    Spanish: '~Sitio web, ~Página web',
    Italian: '~Sito web',
    Japanese: '~ホームページ, ~ウェブサイト, ~ホームページURL',
  },
  taxId: {
    English:
      'tax id, tax number, tax no, vat, vat id, vat no, vat number, vat registration number, ein, tin, fein, tax identification number, ' +
      'employer identification number, federal tax id, gst number, gstin, abn',
    German:
      'USt-ID, USt-IdNr, UStID Nr, Umsatzsteuer-ID, Umsatzsteuer-Identifikationsnummer, Umsatzsteuernummer, Steuernummer, Steuer-ID, UID-Nummer',
    French:
      'Numéro de TVA, N° TVA, TVA, TVA intracommunautaire, Numéro TVA intracommunautaire, SIREN, SIRET, Numéro SIREN, Numéro SIRET',
    Spanish: 'NIF, CIF, RFC, NIF CIF, CIF NIF, NIT, RUC',
    Italian: 'Partita IVA, P. IVA, Codice fiscale',
    Dutch: 'Btw-nummer, Btw-id, Btw nr',
    Portuguese: 'NIPC, CNPJ, Número de contribuinte',
    Japanese: '法人番号, 提出者法人番号, 会社法人等番号',
  },
  externalId: {
    English:
      'external id, company id, account id, record id, organization id, organisation id, salesforce id, sfdc id, sf id, crm id, hubspot id, ' +
      'customer id, customer number, customer no, client id, supplier id, vendor id, source id, uuid, guid, object id, entity id, ' +
      '~corporate id, ~account number, ~company number, ~registration number, ~company registration number, ~lei, ~duns, ~duns number, ~d u n s, ' +
      '~cik, ?id, ?key, ?identifier, ?code, ?number',
    German:
      'Kundennummer, Kunden-Nr, Kunden-ID, Debitorennummer, Kreditorennummer, Lieferantennummer, Firmen-ID, ~Handelsregisternummer, ~HRB, ?Nummer',
    French: 'Numéro client, Identifiant, Code client, ?Numéro',
    Spanish: 'Número de cliente, Código de cliente, ?Código',
    Italian: 'Codice cliente, ?Codice',
    Dutch: 'Klantnummer, Relatienummer, ~KvK-nummer, ~KvK',
    Portuguese: 'Número de cliente, Código do cliente',
    Japanese: '顧客番号, 顧客コード, 企業コード, 会社コード, ~EDINETコード',
  },
  tags: {
    English: 'tags, tag, labels, keywords',
    German: 'Schlagworte, Schlagwörter, Stichworte',
    French: 'Étiquettes, Mots clés',
    Spanish: 'Etiquetas, Palabras clave',
    Italian: 'Etichette, Parole chiave',
    Dutch: 'Labels, Trefwoorden',
    Portuguese: 'Palavras-chave',
    Japanese: 'タグ, ラベル, キーワード',
  },
};

/** Parts of an address that stand for one only where no column has a street. */
export const cityNames =
  'city, town, locality, Ort, Stadt, Ville, Ciudad, Città, Plaats, Cidade, 市区町村, billing city';

/** Parts of an address beside its street and its city. */
export const addressParts = {
  more:
    'address 2, address line 2, street 2, street line 2, street address 2, address2, Adresszusatz, Adresszeile 2, ' +
    "Complément d'adresse, Adresse 2, Dirección 2, Indirizzo 2",
  postcode:
    'postcode, post code, postal code, zip, zip code, zipcode, zip postal code, zip postcode, postal, PLZ, Postleitzahl, Code postal, ' +
    'Código postal, CP, CAP, Codice postale, CEP, 郵便番号',
  region:
    'state, province, state province, state region, region, county, Bundesland, Kanton, Région, Département, Provincia, Regione, Estado, ' +
    'Provincie, 都道府県',
} as const;

/** Words in front that say whose or which: "Company Phone", "BILLINGSTREET", "HQ Country". */
export const qualifiers =
  'company, account, business, organization, organisation, corporate, corp, firm, billing, hq, headquarters, headquarter, registered, main, primary, ' +
  'legal, official, general, office, hauptsitz, shipping, mailing, physical';

/** Headers that show that each row is a person: a bare "Name" or "Phone" is theirs. */
export const personNames =
  'first name, last name, firstname, lastname, given name, family name, surname, middle name, job title, Vorname, Nachname, Familienname, Prénom, ' +
  'Nom de famille, Apellido, Apellidos, Cognome, Voornaam, Achternaam, Sobrenome, 氏名, 姓, 役職';
