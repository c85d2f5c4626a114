/** Ways of delivery and of paying that have words of their own here: what a channel's words are most often mapped to. */
export const deliveryChoices = ["courier", "pickup", "point", "post"] as const;
export const paymentChoices = ["card", "cash", "transfer", "sbp", "invoice"] as const;
