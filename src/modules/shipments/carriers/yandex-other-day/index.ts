import { reason } from "@/lib/reason";
import { KeysRefused } from "../ask-carrier";
import type { Carrier } from "../port";
import { ask, isDone, saidNo } from "./ask";
import { book, poll } from "./book";
import { cancel } from "./cancel";
import { label } from "./papers";
import { points } from "./points";
import { quote } from "./quote";
import { OtherDaySecrets, OtherDaySettings } from "./settings";
import { track } from "./track";

/** Yandex Delivery on another day: from a station of its platform to doors and pickup points all over the country. */
export const yandexOtherDay: Carrier<OtherDaySettings, OtherDaySecrets> = {
  kind: "yandex_other_day",
  fields: [
    { name: "token", in: "secrets", shape: "text", required: true },
    { name: "platformStation", in: "settings", shape: "text", required: true },
    { name: "takesPayment", in: "settings", shape: "switch", required: false },
    { name: "sellerInn", in: "settings", shape: "text", required: false },
    { name: "baseUrl", in: "settings", shape: "url", required: false },
  ],
  settingsSchema: OtherDaySettings,
  secretsSchema: OtherDaySecrets,
  handsTo: "carrier",
  // What may have been confirmed is looked up by our key before anything is ordered again.
  repeatsSafely: true,
  pace: () => ({ pollMs: 3_000, trackMs: 60 * 60_000 }),
  quote,
  book,
  poll,
  track,
  cancel,
  label,
  points,
  testConnection: async (account) => {
    try {
      const answer = await ask(account, { path: "/location/detect", body: { location: "Москва" } });
      return isDone(answer) ? null : saidNo(answer);
    } catch (error) {
      if (error instanceof KeysRefused) return reason("carrier.keys_refused");
      throw error;
    }
  },
};
