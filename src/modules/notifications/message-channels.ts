/** The ways to a buyer, in the order in which settings offer them. */
export const messageChannels = ["email", "sms", "telegram"] as const;
export type MessageChannel = (typeof messageChannels)[number];
