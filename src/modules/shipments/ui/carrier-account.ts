import type { DescribedKind } from "../setup/describe-kinds";

/** A carrier as the settings show it. Secrets never come here, only which of them are stored. */
export type CarrierAccountView = {
  code: string;
  kind: string;
  name: string;
  settings: Record<string, unknown>;
  secretsSet: readonly string[];
  webhookUrl: string | null;
  active: boolean;
};

/** A kind that is connected with keys, and so by a form made of its fields. */
export type ConnectedKind = DescribedKind & { fields: NonNullable<DescribedKind["fields"]> };

export const isConnected = (kind: DescribedKind | undefined): kind is ConnectedKind => Boolean(kind?.fields);
