// What a provider said, each by its name; nothing where there is nothing.
type Props = { label: string; facts: readonly (readonly [string, string])[]; className?: string | undefined };

export function FactList({ label, facts, className }: Props) {
  if (facts.length === 0) return null;
  return (
    <dl aria-label={label} className={className}>
      {facts.map(([what, value]) => (
        <div key={`${what} ${value}`}>
          <dt title={what}>{what}</dt>
          <dd title={value}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
