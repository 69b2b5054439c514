import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { customColumns } from './custom-columns.ts';
import { standardColumns } from './standard-columns.ts';
import { arrange, moveColumn, setColumn, stepColumn, type ViewColumns } from './view-columns.ts';

const pathsOf = (view: ViewColumns): string[] =>
  arrange(standardColumns, view)
    .filter(({ isHidden }) => !isHidden)
    .map(({ column }) => column.path);

const hidden = (view: ViewColumns, path: string): boolean | undefined =>
  arrange(standardColumns, view).find(({ column }) => column.path === path)?.isHidden;

describe('columns of a view', () => {
  it('are the usual ones until the view says something', () => {
    expect(pathsOf([]).slice(0, 4)).toEqual(['name', 'domain', 'countryCode', 'industry']);
    expect(hidden([], 'description')).toBe(true);
  });

  it('are hidden and shown, and keep their place', () => {
    const view = setColumn(standardColumns, [], 'domain', { hidden: true });
    expect(pathsOf(view)[1]).toBe('countryCode');
    expect(pathsOf(setColumn(standardColumns, view, 'domain', { hidden: false }))[1]).toBe('domain');
  });

  it('stand before another where they are put, or last', () => {
    expect(pathsOf(moveColumn(standardColumns, [], 'industry', 'domain')).slice(0, 3)).toEqual(
      ['name', 'domain', 'countryCode'].toSpliced(1, 0, 'industry').slice(0, 3),
    );
    expect(pathsOf(moveColumn(standardColumns, [], 'domain', null)).at(-1)).toBe('domain');
  });

  it('become frozen among frozen ones and free among free ones', () => {
    const frozen = (view: ViewColumns): string[] =>
      arrange(standardColumns, view).flatMap(({ column, isFrozen }) => (isFrozen ? [column.path] : []));
    expect(frozen(moveColumn(standardColumns, [], 'industry', 'name'))).toEqual(['industry', 'name']);
    expect(frozen(moveColumn(standardColumns, [], 'name', 'industry'))).toEqual([]);
  });

  it('step one place past shown neighbours', () => {
    expect(pathsOf(stepColumn(standardColumns, [], 'countryCode', 1)).slice(1, 4)).toEqual([
      'domain',
      'industry',
      'countryCode',
    ]);
    expect(pathsOf(stepColumn(standardColumns, [], 'countryCode', -1)).slice(1, 3)).toEqual([
      'countryCode',
      'domain',
    ]);
    expect(stepColumn(standardColumns, [], 'updatedAt', 1)).toEqual([]);
  });

  it('come behind their group when the view does not know them yet', () => {
    const [group, name] = ['grp_00000000-0000-4000-8000-000000000001', 'Coverage'];
    const field = (fieldName: string) => ({
      id: `fld_${fieldName}`,
      groupId: group,
      entityType: 'company' as const,
      name: fieldName,
      type: 'textField' as const,
      config: {},
      options: [],
      createdAt: '',
      updatedAt: '',
      createdBy: { id: 'usr_1', fullName: 'Mira Aldous', email: null },
    });
    const before = [...standardColumns, ...customColumns([{ id: group, name, fields: [field('Tier')] }])];
    const view = moveColumn(before, [], `custom:${group}:Tier`, 'domain');
    const after = [
      ...standardColumns,
      ...customColumns([{ id: group, name, fields: [field('Tier'), field('Next')] }]),
    ];
    const shown = arrange(after, view).map(({ column }) => column.label);
    expect(shown.slice(0, 4)).toEqual(['Name', 'Tier', 'Next', 'Domain']);
  });

  it('that are gone are kept in the view for when they come back', () => {
    const view: ViewColumns = [{ path: 'custom:grp_1:Gone', width: 90 }];
    expect(setColumn(standardColumns, view, 'domain', { width: 99 })).toContainEqual({
      path: 'custom:grp_1:Gone',
      width: 90,
    });
  });

  it('are all there once, whatever is done to them', () => {
    const paths = standardColumns.map(({ path }) => path);
    const path = fc.constantFrom(...paths);
    type Act = (view: ViewColumns) => ViewColumns;
    const act = fc.oneof(
      fc.tuple(path, fc.option(path)).map(
        ([one, before]): Act =>
          (view) =>
            moveColumn(standardColumns, view, one, before),
      ),
      fc.tuple(path, fc.constantFrom(1 as const, -1 as const)).map(
        ([one, by]): Act =>
          (view) =>
            stepColumn(standardColumns, view, one, by),
      ),
      fc.tuple(path, fc.boolean()).map(
        ([one, frozen]): Act =>
          (view) =>
            setColumn(standardColumns, view, one, { frozen }),
      ),
      fc.tuple(path, fc.boolean()).map(
        ([one, isHidden]): Act =>
          (view) =>
            setColumn(standardColumns, view, one, { hidden: isHidden }),
      ),
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 20 }), (acts) => {
        const view = acts.reduce<ViewColumns>((before, next) => next(before), []);
        const all = arrange(standardColumns, view);
        expect(all.map(({ column }) => column.path).toSorted()).toEqual(paths.toSorted());
        const firstFree = all.findIndex(({ isFrozen }) => !isFrozen);
        expect(firstFree < 0 || all.slice(firstFree).every(({ isFrozen }) => !isFrozen)).toBe(true);
      }),
    );
  });
});
