/** A carrier as the settings show it. Secrets never come here. */
export type CarrierAccountView = { code: string; kind: string; name: string; settings: Record<string, unknown>; active: boolean };

export const kinds = ["own_courier", "pickup", "simulated"] as const;
export type Kind = (typeof kinds)[number];

export const asKind = (kind: string): Kind | null => kinds.find((one) => one === kind) ?? null;
