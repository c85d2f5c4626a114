const megabyte = 1024 * 1024;

/** What a file may hold. An honest one of any size stays far below these; reading keeps to a small memory whatever comes. */
export const limits = {
  fileBytes: 50 * megabyte,
  rows: 200_000,
  columns: 500,
  /** As long as a cell of a spreadsheet can be. */
  cellCharacters: 32_767,
  /** Of one row of a CSV. */
  recordBytes: megabyte,
  sheets: 100,
  archiveEntries: 2_000,
  /** Bytes of one part of a workbook, taken out. */
  partBytes: 512 * megabyte,
  /** Rows of equal cells pack well, yet beyond this it was made to burst; below so many bytes the ratio says nothing. */
  archiveRatio: 250,
  archiveRatioFrom: 8 * megabyte,
  /** Texts that cells of a workbook share. */
  sharedCharacters: 24 * megabyte,
  /** Characters of markup between two marks: one text, one tag, one comment. */
  markupCharacters: megabyte,
  depth: 40,
  /** Rows that are looked at to find the headers, and shown beside the mapping. */
  headRows: 60,
  sampleRows: 8,
};
