/** What the search box finds an order by: lower case, phone as digits, parts divided by spaces. SKUs of products are found by the lines. */
export function searchText(order: {
  number: string;
  externalId: string | null;
  customerName: string;
  email: string | null;
  phone: string | null;
  /** What the channel called goods that nobody knows yet. */
  unknownSkus: readonly string[];
  trackingNumbers?: readonly string[];
}): string {
  const parts = [
    order.number,
    order.externalId,
    order.customerName,
    order.email,
    order.phone?.replace(/\D/g, ""),
    ...new Set(order.unknownSkus),
    ...(order.trackingNumbers ?? []),
  ];
  return parts
    .filter((part) => part)
    .join(" ")
    .toLowerCase()
    .slice(0, 2_000);
}
