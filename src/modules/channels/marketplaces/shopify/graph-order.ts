/*
 * The order as GraphQL answers it, put into the shape of the REST API and the webhooks, so that one reader serves all three.
 * Every field may be absent or of another kind: nothing here judges, the reader does.
 */

type Fields = Record<string, unknown>;

const fieldsOf = (value: unknown): Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : {};
const listOf = (value: unknown): Fields[] => {
  const nodes = Array.isArray(value) ? value : fieldsOf(value)["nodes"];
  return Array.isArray(nodes) ? nodes.map(fieldsOf) : [];
};

export function isGraphOrder(payload: Fields): boolean {
  return typeof payload["id"] === "string" && payload["id"].startsWith("gid://shopify/Order/");
}

/** "gid://shopify/LineItem/5?x=1" is 5. */
export function idOf(gid: unknown): unknown {
  return typeof gid === "string" ? (/^gid:\/\/shopify\/\w+\/([\w-]+)/.exec(gid)?.[1] ?? gid) : gid;
}

const shopAmount = (set: unknown): unknown => fieldsOf(fieldsOf(set)["shopMoney"])["amount"];

const allocationsOf = (of: Fields) => listOf(of["discountAllocations"]).map((part) => ({ amount: shopAmount(part["allocatedAmountSet"]) }));
const taxesOf = (of: Fields) => listOf(of["taxLines"]).map((tax) => ({ price: shopAmount(tax["priceSet"]), rate: tax["rate"] }));
const attributesOf = (list: unknown) => listOf(list).map(({ key, value }) => ({ name: key, value }));
const lower = (value: unknown) => (typeof value === "string" ? value.toLowerCase() : value);

export function webhookShape(order: Fields): Fields {
  return {
    id: idOf(order["id"]),
    name: order["name"],
    created_at: order["createdAt"],
    updated_at: order["updatedAt"],
    processed_at: order["processedAt"],
    cancelled_at: order["cancelledAt"],
    cancel_reason: lower(order["cancelReason"]),
    currency: order["currencyCode"],
    taxes_included: order["taxesIncluded"],
    total_price: shopAmount(order["totalPriceSet"]),
    total_tax: shopAmount(order["totalTaxSet"]),
    total_tip_received: shopAmount(order["totalTipReceivedSet"]),
    original_total_duties_set: { shop_money: { amount: shopAmount(order["originalTotalDutiesSet"]) } },
    original_total_additional_fees_set: { shop_money: { amount: shopAmount(order["originalTotalAdditionalFeesSet"]) } },
    financial_status: lower(order["displayFinancialStatus"]),
    fulfillment_status: fulfilmentOf(order["displayFulfillmentStatus"]),
    payment_gateway_names: order["paymentGatewayNames"],
    source_name: order["sourceName"],
    customer_locale: order["customerLocale"],
    email: order["email"],
    phone: order["phone"],
    note: order["note"],
    note_attributes: attributesOf(order["customAttributes"]),
    test: order["test"],
    line_items: listOf(order["lineItems"]).map(lineOf),
    shipping_lines: listOf(order["shippingLines"]).map(shippingLineOf),
    refunds: listOf(order["refunds"]).map(refundOf),
    shipping_address: addressOf(order["shippingAddress"]),
    billing_address: addressOf(order["billingAddress"]),
    customer: { first_name: fieldsOf(order["customer"])["firstName"], last_name: fieldsOf(order["customer"])["lastName"] },
  };
}

function fulfilmentOf(status: unknown): unknown {
  if (status === "UNFULFILLED") return null;
  return status === "PARTIALLY_FULFILLED" ? "partial" : lower(status);
}

function lineOf(line: Fields): Fields {
  return {
    id: idOf(line["id"]),
    product_id: idOf(fieldsOf(line["product"])["id"]),
    variant_id: idOf(fieldsOf(line["variant"])["id"]),
    sku: line["sku"],
    name: line["name"],
    quantity: line["quantity"],
    current_quantity: line["currentQuantity"],
    price: shopAmount(line["originalUnitPriceSet"]),
    discount_allocations: allocationsOf(line),
    tax_lines: taxesOf(line),
    properties: attributesOf(line["customAttributes"]),
    requires_shipping: line["requiresShipping"],
  };
}

function shippingLineOf(line: Fields): Fields {
  return {
    title: line["title"],
    code: line["code"],
    source: line["source"],
    delivery_category: line["deliveryCategory"],
    price: shopAmount(line["originalPriceSet"]),
    discounted_price: shopAmount(line["discountedPriceSet"]),
    discount_allocations: allocationsOf(line),
    tax_lines: taxesOf(line),
    is_removed: line["isRemoved"],
  };
}

function refundOf(refund: Fields): Fields {
  return {
    id: idOf(refund["id"]),
    note: refund["note"],
    created_at: refund["createdAt"],
    refund_line_items: listOf(refund["refundLineItems"]).map((row) => ({
      line_item_id: idOf(fieldsOf(row["lineItem"])["id"]),
      quantity: row["quantity"],
      restock_type: lower(row["restockType"]),
    })),
    transactions: [{ kind: "refund", status: "success", amount: shopAmount(refund["totalRefundedSet"]) }],
  };
}

function addressOf(address: unknown): Fields | null {
  if (typeof address !== "object" || address === null) return null;
  const given = address as Fields;
  return {
    first_name: given["firstName"],
    last_name: given["lastName"],
    name: given["name"],
    company: given["company"],
    address1: given["address1"],
    address2: given["address2"],
    city: given["city"],
    province: given["province"],
    zip: given["zip"],
    country: given["country"],
    country_code: given["countryCodeV2"],
    phone: given["phone"],
    latitude: given["latitude"],
    longitude: given["longitude"],
  };
}
