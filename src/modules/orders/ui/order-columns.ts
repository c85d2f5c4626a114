/** Widths of the columns of the orders list, shared with its outline; the buyer's takes the rest. */
export const orderColumns = [44, 64, 80, null, 116, 138, 90, 142, 186, 112, 108] as const;
