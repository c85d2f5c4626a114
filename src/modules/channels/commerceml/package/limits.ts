const megabyte = 1024 * 1024;

/** What a package may hold. An honest one of any size stays far below these; reading keeps to a small memory whatever comes. */
export const limits = {
  /** Bytes of one XML document, plain or taken out of an archive. */
  documentBytes: 2048 * megabyte,
  depth: 60,
  /** Characters between two marks of the document: one text, one tag, one comment. */
  textCharacters: megabyte,
  /** Of one product, offer or order document. */
  recordElements: 200_000,
  recordCharacters: 8 * megabyte,
  /** Words of the classifier that are remembered to name the values of properties. */
  propertyWords: 200_000,
  archiveEntries: 20_000,
  /** A text of tags packs 10 to 60 times smaller; beyond this it was made to burst. */
  archiveRatio: 250,
  /** Below so many bytes the ratio of an entry says nothing. */
  archiveRatioFrom: 8 * megabyte,
};
