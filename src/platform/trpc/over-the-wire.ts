/** What a value becomes as JSON: every Date its ISO text. */
export type OverTheWire<T> = T extends Date
  ? string
  : T extends readonly (infer One)[]
    ? OverTheWire<One>[]
    : T extends object
      ? { [Key in keyof T]: OverTheWire<T[Key]> }
      : T;

/** An answer that a page got in this process, in the form in which the browser's own queries get it: so that the one can start the other. */
export function overTheWire<T>(answer: T): OverTheWire<T> {
  return JSON.parse(JSON.stringify(answer)) as OverTheWire<T>;
}
