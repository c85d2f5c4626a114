/** What a camera's reader knows of a code. */
type Read = { text: string; symbologyIdentifier: string; contentType: string };

/** The code as a scanner would type it: one of GS1 behind the mark of its kind, so that everybody knows it for one. */
export function asScannerTypes({ text, symbologyIdentifier, contentType }: Read): string {
  return contentType === "GS1" ? `${symbologyIdentifier}${text}` : text;
}
