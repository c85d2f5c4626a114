/** Pages of analytics that can be taken out as a file. */
export const reportPages = ["overview", "sales", "channels", "buyers", "costs", "fulfilment", "carriers", "stock", "satisfaction"] as const;
export type ReportPage = (typeof reportPages)[number];
