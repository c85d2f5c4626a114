type AccountValues = Record<string, string | boolean>;

/** What the form of an account begins with: its settings as a field shows them, a switch that is off as off. */
export function accountValues(settings: Readonly<Record<string, unknown>> = {}): AccountValues {
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [name, typeof value === "boolean" ? value : String(value ?? "")]),
  );
}
