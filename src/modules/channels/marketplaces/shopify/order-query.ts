const shopMoney = "{ shopMoney { amount currencyCode } }";
const address = "{ firstName lastName name company address1 address2 city province zip country countryCodeV2 phone latitude longitude }";
const taxes = `taxLines { rate title priceSet ${shopMoney} }`;
const allocations = `discountAllocations { allocatedAmountSet ${shopMoney} }`;

const lines = `
  nodes {
    id name sku quantity currentQuantity requiresShipping
    product { id } variant { id }
    originalUnitPriceSet ${shopMoney} ${allocations} ${taxes}
    customAttributes { key value }
  }
  pageInfo { hasNextPage endCursor }`;

/** What we read of an order. Further lines of very long ones are asked for apart: a question's cost grows with what it may answer. */
const order = `
  id name createdAt updatedAt processedAt cancelledAt cancelReason test
  email phone customerLocale note sourceName currencyCode taxesIncluded
  displayFinancialStatus displayFulfillmentStatus paymentGatewayNames
  totalPriceSet ${shopMoney} totalTaxSet ${shopMoney} totalTipReceivedSet ${shopMoney}
  originalTotalDutiesSet ${shopMoney} originalTotalAdditionalFeesSet ${shopMoney}
  customAttributes { key value }
  customer { firstName lastName }
  shippingAddress ${address} billingAddress ${address}
  lineItems(first: 20) { ${lines} }
  shippingLines(first: 3) { nodes { title code source deliveryCategory isRemoved originalPriceSet ${shopMoney} discountedPriceSet ${shopMoney} ${allocations} ${taxes} } }
  refunds(first: 5) {
    id note createdAt totalRefundedSet ${shopMoney}
    refundLineItems(first: 8) { nodes { quantity restockType lineItem { id } } }
  }`;

export const ordersQuery = `query Orders($query: String!, $after: String) {
  orders(first: 3, after: $after, query: $query, sortKey: UPDATED_AT) { nodes { ${order} } pageInfo { hasNextPage endCursor } }
}`;

export const orderQuery = `query Order($id: ID!) { order(id: $id) { ${order} } }`;

export const moreLinesQuery = `query OrderLines($id: ID!, $after: String!) { order(id: $id) { lineItems(first: 100, after: $after) { ${lines} } } }`;
