/** Where the papers of the floor are fetched from: the HTTP API answers them to whoever is signed in. */

export const pickListAddress = (fulfilmentIds: readonly string[]) => `/api/v1/fulfilments/pick-list.pdf?ids=${fulfilmentIds.join(",")}`;
export const packingSlipAddress = (fulfilmentId: string) => `/api/v1/fulfilments/${fulfilmentId}/packing-slip.pdf`;
export const labelAddress = (shipmentId: string) => `/api/v1/shipments/${shipmentId}/label`;
export const waybillAddress = (shipmentId: string) => `/api/v1/shipments/${shipmentId}/waybill`;
export const actAddress = (handoverId: string) => `/api/v1/handovers/${handoverId}/act.pdf`;
export const manifestAddress = (handoverId: string) => `/api/v1/handovers/${handoverId}/manifest.pdf`;
export const photoAddress = (fulfilmentId: string, photoId: string) => `/api/v1/fulfilments/${fulfilmentId}/photos/${photoId}`;
/** Everything that is printed for a parcel, as one PDF. */
export const papersAddress = (fulfilmentId: string) => `/api/v1/fulfilments/${fulfilmentId}/papers.pdf`;
export const evidenceAddress = (fulfilmentId: string, parcel?: number) =>
  `/api/v1/fulfilments/${fulfilmentId}/evidence.pdf${parcel === undefined ? "" : `?parcel=${parcel}`}`;
