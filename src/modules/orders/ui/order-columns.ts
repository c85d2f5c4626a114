/** Widths of the columns of the orders list, shared with its outline; the buyer's takes the rest. */
export const orderColumns = [44, 64, 74, null, 116, 138, 92, 138, 178, 116, 112] as const;
