/** Where whole files are sent, and how many megabytes a request there may have. */
const uploads = [
  { path: /^\/api\/v1\/orders\/[^/]+\/attachments\/?$/, megabytes: 11 },
  { path: /^\/api\/v1\/runs\/[^/]+\/stops\/[^/]+\/photo\/?$/, megabytes: 11 },
  { path: /^\/api\/v1\/claims\/[^/]+\/files\/?$/, megabytes: 11 },
  { path: /^\/api\/v1\/returns\/[^/]+\/photos\/?$/, megabytes: 101 },
  { path: /^\/api\/v1\/fulfilments\/[^/]+\/photos\/?$/, megabytes: 11 },
  // The buyer's own form, by the link of the order.
  { path: /^\/api\/v1\/track\/[^/]+\/return\/form\/?$/, megabytes: 51 },
  { path: /^\/api\/v1\/imports\/?$/, megabytes: 51 },
  // No file, but it has one read again, which is as slow.
  { path: /^\/api\/v1\/imports\/[^/]+\/sheet\/?$/, megabytes: 1 },
  { path: /^\/api\/v1\/connections\/[^/]+\/finance-reports\/?$/, megabytes: 21 },
];

/** Where whole files are sent: larger than other bodies, and by our own pages with their cookie, since a file is no tRPC input. */
export const isUpload = (path: string): boolean => uploadMegabytes(path) !== null;

/** How large a file may be sent to an address; null where none is. */
export const uploadMegabytes = (path: string): number | null => uploads.find((one) => one.path.test(path))?.megabytes ?? null;
