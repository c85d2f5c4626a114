/** Widths of the columns of the orders list, shared with its outline; the buyer's takes the rest. */
export const orderColumns = [44, 64, 80, null, 108, 138, 92, 142, 188, 112, 108] as const;
