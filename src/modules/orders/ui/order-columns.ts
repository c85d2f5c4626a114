/** Widths of the columns of the orders list, shared with its outline; the buyer's takes the rest. */
export const orderColumns = [44, 64, 72, null, 116, 138, 92, 136, 192, 112, 106] as const;
