import type { ReturnLabel, ReturnQuoteRequest } from "../abilities";
import { book, findBooking, poll } from "./book";
import { cancel } from "./cancel";
import { label } from "./papers";
import { quote } from "./quote";
import type { EasypostSecrets, EasypostSettings } from "./settings";
import { track } from "./track";

/** Labels for returns, bought like any other, but marked as such. */
export const returnLabel: ReturnLabel<EasypostSettings, EasypostSecrets> = {
  repeatsSafely: false,
  quote: (request, account) => quote(outwards(request), account, "back"),
  book: (request, account) => {
    const { sender, recipient } = request;
    return book({ ...outwards(request), sender: recipient, recipient: sender }, account, "back");
  },
  findBooking,
  poll,
  cancel,
  label,
  // Trackers of returns call the arrival at the shop one at the sender.
  track: async (booking, account) =>
    (await track(booking, account)).map((event) => (event.status === "returned" ? { ...event, status: "delivered" } : event)),
};

/** The parcel that the return answers: from the warehouse to the buyer. */
function outwards<Request extends ReturnQuoteRequest>(request: Request): Request {
  const { from, to } = request;
  return to ? { ...request, from: to, to: from } : request;
}
