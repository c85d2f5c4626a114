/** Joins class names, leaving out what is false. Classes given from outside place a component, they never repaint it. */
export function cx(...classes: (string | false | null | undefined)[]): string {
  return classes.filter(Boolean).join(" ");
}
