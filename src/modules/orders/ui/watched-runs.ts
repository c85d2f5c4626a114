/** The bulk runs whose dialog stands open in this tab: it tells their end itself. */
export const watchedRuns = new Set<string>();
