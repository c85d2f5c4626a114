/** Where the papers of the floor are fetched from: the HTTP API answers them to whoever is signed in. */

export const pickListAddress = (fulfilmentIds: readonly string[]) => `/api/v1/fulfilments/pick-list.pdf?ids=${fulfilmentIds.join(",")}`;
export const packingSlipAddress = (fulfilmentId: string) => `/api/v1/fulfilments/${fulfilmentId}/packing-slip.pdf`;
export const labelAddress = (shipmentId: string) => `/api/v1/shipments/${shipmentId}/label`;
