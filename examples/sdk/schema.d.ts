// Made from /api/v1/openapi.json by `npm run sdk`. Not edited by hand.

export interface paths {
  "/api/v1/track/{token}": {
    /** What the tracking page of an order shows; the token is all the permission it needs */
    get: {
      parameters: {
        path: {
          token: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Tracking"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/track/{token}/rating": {
    /** The buyer's verdict on a delivered order; a later one replaces it */
    post: {
      parameters: {
        path: {
          token: string;
        };
      };
      requestBody: { content: { "application/json": {
            score: number;
            delivery?: number;
            goods?: number;
            comment?: string | null;
          } } };
      responses: {
        204: { headers: { [name: string]: unknown }; content: { [media: string]: never } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/track/{token}/substitution": {
    /** The buyer's word on a substitute; accepted, the order is changed by it at once */
    post: {
      parameters: {
        path: {
          token: string;
        };
      };
      requestBody: { content: { "application/json": {
            id: string;
            answer: "accept" | "decline";
          } } };
      responses: {
        204: { headers: { [name: string]: unknown }; content: { [media: string]: never } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/track/{token}/address": {
    /** Correct the street of an order before it leaves; `contact` is its e-mail or phone. Another town is the shop's to agree on */
    post: {
      parameters: {
        path: {
          token: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["CorrectAddress"] } };
      responses: {
        204: { headers: { [name: string]: unknown }; content: { [media: string]: never } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/track/{token}/pickup-point": {
    /** Another pickup point of the same carrier, before the parcel leaves */
    post: {
      parameters: {
        path: {
          token: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["ChoosePoint"] } };
      responses: {
        204: { headers: { [name: string]: unknown }; content: { [media: string]: never } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/track/{token}/cancel": {
    /** Call an order off by its buyer's word, within the shop's limits */
    post: {
      parameters: {
        path: {
          token: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["CancelForBuyer"] } };
      responses: {
        204: { headers: { [name: string]: unknown }; content: { [media: string]: never } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/track/{token}/message": {
    /** Write to the shop; it waits for somebody there */
    post: {
      parameters: {
        path: {
          token: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["WriteToShop"] } };
      responses: {
        204: { headers: { [name: string]: unknown }; content: { [media: string]: never } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/track/{token}/return": {
    /** Ask goods back by their buyer's word; `contact` is the order's e-mail or phone. The same request with the same `form` counts once. The page's own form brings photos along. */
    post: {
      parameters: {
        path: {
          token: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["ReturnByBuyer"] } };
      responses: {
        201: { headers: { [name: string]: unknown }; content: { "application/json": {
            number: string;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/track/look-up": {
    /** The tracking page of an order, by its number and the e-mail or phone it was placed with. The same 404, after the same time, for an unknown number and for another contact. Few tries for each number and address. */
    post: {
      parameters: {};
      requestBody: { content: { "application/json": components["schemas"]["LookUpOrder"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            trackingUrl: string;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/unsubscribe/{token}": {
    /** No more reminders and questions, by the link of a message; mail clients call it by themselves (RFC 8058) */
    post: {
      parameters: {
        path: {
          token: string;
        };
      };
      responses: {
        204: { headers: { [name: string]: unknown }; content: { [media: string]: never } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/orders": {
    /** Orders, newest first */
    get: {
      parameters: {
        query?: {
          view?: "open" | "mine" | "new" | "due_today" | "late" | "held" | "backordered" | "delayed" | "awaits_transfer" | "drafts" | "sold" | "all";
          status?: "draft" | "new" | "confirmed" | "closed" | "cancelled";
          fulfilmentStatus?: "unfulfilled" | "backordered" | "reserved" | "picking" | "packed" | "partially_shipped" | "shipped" | "partially_delivered" | "delivered" | "returned_to_sender";
          paymentStatus?: "unpaid" | "authorized" | "partially_paid" | "paid" | "cash_on_delivery" | "partially_refunded" | "refunded";
          channel?: string;
          warehouse?: string;
          sku?: string;
          customerId?: string;
          tag?: string;
          responsible?: "me" | string;
          priority?: "normal" | "high" | "urgent";
          region?: string;
          category?: string;
          buyer?: "new" | "repeat";
          returned?: "yes";
          refunded?: "yes";
          currency?: string;
          placedAfter?: string;
          placedBefore?: string;
          q?: string;
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["Order"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
    /** Place an order. 201 when it was placed; 200 and the unchanged order when the channel's externalId is known. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["PlaceOrder"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Order"] } };
        201: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Order"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/orders/batch": {
    /** Place up to 500 orders, each with its own outcome */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["PlaceOrders"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            results: {
              index: number;
              status: number;
              order?: components["schemas"]["Order"];
              problem?: {
                [name: string]: unknown;
              };
            }[];
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/orders/drafts": {
    /** Write an order down without placing it. A draft holds no stock unless `reserveUntil` is set: then all its units are kept till then, or it is refused. It is changed by `/orders/{id}/edit`, placed by `/orders/{id}/place`, dropped by `/orders/{id}/cancel`. 200 and the unchanged order when the channel's externalId is known. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["DraftOrder"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Order"] } };
        201: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Order"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/orders/{id}/place": {
    /** Make a draft an order. By the rules of any order that comes in: it is reserved, routed, held where something lacks. It keeps its id and number. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["PlaceDraft"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Order"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/orders/{id}/edit": {
    /** Change a placed order. All operations or none. With `preview: true` the answer is the order as it would be, with totals, balance, stock and routing effect in `change`, and nothing is written. What is added and cannot be reserved follows the order's `onShortage`. Picked units that are no longer ordered wait to be put back, or are damaged goods at once with `restock: "damaged"`. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["EditOrder"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Order"] & {
            change: components["schemas"]["OrderChange"];
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/orders/{id}/split": {
    /** Make an order of its own of some units. Same buyer, address and terms; what is kept for the units goes along. Both orders together cost and have paid what the one did; delivery stays with the first. Packed and shipped units stay. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["SplitOrder"] } };
      responses: {
        201: { headers: { [name: string]: unknown }; content: { "application/json": {
            order: components["schemas"]["Order"];
            split: components["schemas"]["Order"];
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/orders/{id}/changes": {
    /** The change sets of an order, newest first */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["OrderChangeSet"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/orders/{id}/route": {
    /** Choose the warehouses anew. For what nobody has begun to pick. The same choice changes nothing. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["RouteAgain"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Order"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/orders/{id}/substitutions": {
    /** Offer the buyer a substitute for units that a line waits for. The buyer answers on the tracking page; accepted, the order changes at once. One question at a time. `price: as_ordered` keeps the order's total. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["ProposeSubstitution"] } };
      responses: {
        201: { headers: { [name: string]: unknown }; content: { "application/json": {
            /** Of the change set that waits */
            id: string;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/orders/{id}/substitutions/withdraw": {
    /** Take back the offer that waits for an answer */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Order"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/orders/{id}/lines/{lineId}/substitutes": {
    /** What could stand in for a line: same product group, enough in stock, nearest price first */
    get: {
      parameters: {
        path: {
          id: string;
          lineId: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: {
              sku: string;
              name: string;
              picture: string | null;
              priceMinor: number;
              currency: string;
              free: number;
            }[];
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/assignees": {
    /** Who may answer for orders */
    get: {
      parameters: {};
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: {
              id: string;
              name: string;
            }[];
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/assignees/load": {
    /** How many open orders each of them answers for */
    get: {
      parameters: {};
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: {
              id: string;
              name: string;
              disabled: boolean;
              open: number;
              held: number;
              late: number;
            }[];
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/orders/reassign": {
    /** Hand all open orders of one person to another; toId null: to nobody */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["ReassignOrders"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            moved: number;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/order-policy": {
    /** What the program may decide about orders by itself */
    get: {
      parameters: {};
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["OrderPolicy"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
    /** Let the program confirm orders, cancel what times out, look for duplicates. What is left out is off. Orders that are placed from now on follow it. */
    put: {
      parameters: {};
      requestBody: { content: { "application/json": components["schemas"]["PutOrderPolicy"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["OrderPolicy"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/orders/{id}/assign": {
    /** Make somebody answer for an order; null: nobody */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["AssignOrder"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Order"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/orders/{id}/tags": {
    /** Add and take off tags */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["TagOrder"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Order"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/orders/{id}/priority": {
    /** Say how pressing an order is */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["SetPriority"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Order"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/orders/{id}/fields": {
    /** Note values under the names that the settings give; null takes one off */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["SetFields"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Order"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/addresses/check": {
    /** Look at an address: what does not fit together, and what is probably meant. Nothing is stored and nobody outside is asked. An order is held as `address_invalid` only for a finding that is clear; the rest is worth a second look. */
    post: {
      parameters: {};
      requestBody: { content: { "application/json": components["schemas"]["CheckAddress"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            findings: {
              reason: {
                code: string;
                params?: {
                  [name: string]: string | number;
                };
              };
              isClear: boolean;
            }[];
            suggestions: {
              address: {
                country: string;
                region: string | null;
                city: string;
                postalCode: string | null;
                line1: string | null;
                latitude: number | null;
                longitude: number | null;
              };
              reason: {
                code: string;
                params?: {
                  [name: string]: string | number;
                };
              };
            }[];
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/orders/{id}/attachments": {
    /** The files of an order */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["OrderAttachment"][];
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
    /** Put a file to an order. A form with one field, `file`: PDF, PNG, JPEG, WebP or text, told by its content, at most 10 MB. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "multipart/form-data": {
            file?: string;
          } } };
      responses: {
        201: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["OrderAttachment"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/orders/{id}/attachments/{attachmentId}": {
    /** Download a file of an order */
    get: {
      parameters: {
        path: {
          id: string;
          attachmentId: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/octet-stream": Blob } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
    /** Take a file off an order */
    delete: {
      parameters: {
        path: {
          id: string;
          attachmentId: string;
        };
      };
      responses: {
        204: { headers: { [name: string]: unknown }; content: { [media: string]: never } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/buyer-acts": {
    /** What buyers may do by the tracking page */
    get: {
      parameters: {};
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["BuyerActs"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
    /** Change what buyers may do; `version` is the one that the change was made on */
    put: {
      parameters: {};
      requestBody: { content: { "application/json": {
            version: number;
            acts: {
              cancel?: "never" | "before_picking" | "before_packing";
              cancelPaid?: boolean;
              changeAddress?: boolean;
              choosePoint?: boolean;
              message?: boolean;
            };
          } } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["BuyerActs"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/orders/{id}/buyer-messages": {
    /** What the buyer wrote by the tracking page, the oldest first */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["BuyerMessage"][];
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/buyer-messages/{id}/settle": {
    /** A buyer's message has been dealt with */
    post: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        204: { headers: { [name: string]: unknown }; content: { [media: string]: never } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/reservations": {
    /** Keep units for a buyer at the till. All or nothing, for some minutes. The same reference answers 200 and the open reservation. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["ReserveForCheckout"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Reservation"] } };
        201: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Reservation"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/reservations/{id}": {
    /** One reservation */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Reservation"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/reservations/{id}/extend": {
    /** Give it more time, from now */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["ExtendReservation"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Reservation"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/reservations/{id}/release": {
    /** Give the units back */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["ReleaseReservation"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Reservation"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/reservations/{id}/order": {
    /** Make an order of it. The kept units go over to the order. After its time the order is placed like any other: `onShortage` decides. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["PlaceOrder"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Order"] } };
        201: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Order"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/orders/bulk": {
    /** Do one thing to many orders. To named orders, or to all that a filter of the list finds at this moment. Each order is done or refused for itself; `GET /bulk/{id}` tells how far it is and who refused. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["StartBulk"] } };
      responses: {
        202: { headers: { [name: string]: unknown }; content: { "application/json": {
            id: string;
            total: number;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/bulk/{id}": {
    /** How far a bulk run is, and who refused */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["BulkRun"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/orders/{id}": {
    /** One order */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Order"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/orders/{id}/events": {
    /** The timeline of an order, oldest first */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["OrderEvent"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/orders/{id}/cancel": {
    /** Cancel an order before it leaves */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["CancelOrder"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Order"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/orders/{id}/hold": {
    /** Stop work on an order */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["HoldOrder"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Order"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/orders/{id}/release": {
    /** Release a hold */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["ReleaseHold"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Order"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/orders/{id}/payments": {
    /** Book money that came in. A delivered order whose whole total is there closes itself. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["RecordPayment"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Order"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/routing/rules": {
    /** By which rules warehouses are chosen: the organization's and each channel's */
    get: {
      parameters: {};
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["RoutingRules"][];
            knowledge: components["schemas"]["RoutingKnowledge"];
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
    /** Set or take back the rules of a channel or of the organization. The first rule that tells two candidates apart decides. Rules that are left out are switched off; rules: null takes the set back. */
    put: {
      parameters: {};
      requestBody: { content: { "application/json": components["schemas"]["PutRoutingRules"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["RoutingRules"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/routing/plan": {
    /** Where an order would go out from, and why. A dry run on the stock of this moment: nothing is reserved or written. Coordinates are found from town or postal code. */
    post: {
      parameters: {};
      requestBody: { content: { "application/json": components["schemas"]["PlanOrderRouting"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["RoutingPlan"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/routing/compare": {
    /** What other rules would make of the orders of the last days. Both sides are planned anew on today's stock plus what each order took itself. Page by page, newest first, 5000 orders at most: add the sums up. */
    post: {
      parameters: {};
      requestBody: { content: { "application/json": components["schemas"]["CompareRouting"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            sums: {
              before: {
                orders: number;
                parcels: number;
                distanceKm: number;
                costMinor: number;
                late: number;
                short: number;
              };
              after: {
                orders: number;
                parcels: number;
                distanceKm: number;
                costMinor: number;
                late: number;
                short: number;
              };
              measured: number;
              priced: number;
              promised: number;
              changed: number;
            };
            total: number | null;
            read: number;
            changed: {
              id: string;
              number: string;
              placedAt: string;
              before: string[];
              after: string[];
              beforeKm: number | null;
              afterKm: number | null;
            }[];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/stock": {
    /** Stock levels by SKU and warehouse */
    get: {
      parameters: {
        query?: {
          sku?: string;
          warehouse?: string;
          q?: string;
          only?: "short" | "reserved";
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["StockLevel"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/stock/movements": {
    /** The ledger of a SKU, newest first */
    get: {
      parameters: {
        query?: {
          sku?: string;
          warehouse?: string;
          kind?: "received" | "reserved" | "released" | "shipped" | "returned" | "adjusted" | "counted" | "transfer_out" | "transfer_in" | "written_off" | "condition_changed" | "moved";
          since?: string;
          until?: string;
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["StockMovement"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/stock/lots": {
    /** The lots of a SKU, those that expire first in front */
    get: {
      parameters: {
        query: {
          sku: string;
          warehouse?: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["StockLot"][];
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/stock/explanation": {
    /** Why on hand is what it is: what was there, what each kind of movement added or took, and what that makes */
    get: {
      parameters: {
        query: {
          sku: string;
          warehouse?: string;
          since?: string;
          until?: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["StockExplanation"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/stock/serials": {
    /** Where units with serial numbers are, and every movement they made */
    get: {
      parameters: {
        query?: {
          sku?: string;
          warehouse?: string;
          serial?: string;
          state?: "in_stock" | "picked" | "shipped" | "in_transit" | "returned" | "written_off";
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["StockSerial"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/stock/bins": {
    /** What lies in which bin. Of one SKU also the units that lie in no bin (`bin: null`), so that its rows make its levels. */
    get: {
      parameters: {
        query?: {
          sku?: string;
          warehouse?: string;
          bin?: string;
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["BinContent"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/stock/bins/move": {
    /** Move units between bins. `null` is no bin. Levels and reservations stay as they are; all lines or none. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["MoveBetweenBins"] } };
      responses: {
        201: { headers: { [name: string]: unknown }; content: { "application/json": {
            movements: components["schemas"]["StockMovement"][];
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/stock/differences": {
    /** Where a stock master and the shelves disagree. Open ones unless another `state` is asked for, the newest first. */
    get: {
      parameters: {
        query?: {
          state?: "open" | "accepted" | "ignored" | "settled";
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["StockDifference"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/stock/differences/{differenceId}/settle": {
    /** Decide a difference. accept: the master's figure is taken over; ignore: ours stays until the master says another. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          differenceId: string;
        };
      };
      requestBody: { content: { "application/json": {
            settlement: "accept" | "ignore";
          } } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["StockDifference"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/stock/adjustments": {
    /** Change on hand by deltas or to counted figures. Setting on hand below what is reserved turns the newest unpicked reservations into backorders in the same transaction; arriving stock fills backorders. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["AdjustStock"] } };
      responses: {
        201: { headers: { [name: string]: unknown }; content: { "application/json": {
            movements: components["schemas"]["StockMovement"][];
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/stock/counts": {
    /** Post what was counted on the shelves. The difference is taken to what the books said at `countedAt`, so whatever moved since stays. A count below what is reserved turns the newest unpicked reservations into backorders. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["CountStock"] } };
      responses: {
        201: { headers: { [name: string]: unknown }; content: { "application/json": {
            movements: components["schemas"]["StockMovement"][];
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/stock/write-offs": {
    /** Write units off: damaged, lost or expired. Out of what may be sold, or of what is set apart: units in check that nobody found are lost. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["WriteOffStock"] } };
      responses: {
        201: { headers: { [name: string]: unknown }; content: { "application/json": {
            movements: components["schemas"]["StockMovement"][];
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/stock/conditions": {
    /** Set units apart, or give them back to be sold. On hand stays. Units in check that were found go `from: in_check` `to: sellable`. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["ChangeCondition"] } };
      responses: {
        201: { headers: { [name: string]: unknown }; content: { "application/json": {
            movements: components["schemas"]["StockMovement"][];
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/stock/holders": {
    /** Who holds the reserved units of a SKU, and who waits for more, oldest first */
    get: {
      parameters: {
        query: {
          sku: string;
          warehouse?: string;
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["StockHolder"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/stock/audits": {
    /** Past audits of the books, the last first */
    get: {
      parameters: {
        query?: {
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["StockAudit"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
    /** Audit the books now. Answers at once; `status` and `checked` of the audit tell how far it is. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
      };
      responses: {
        201: { headers: { [name: string]: unknown }; content: { "application/json": {
            id: string;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/stock/audits/{id}": {
    /** One audit with what it found */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["StockAuditWithBreaches"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/stock/audits/{id}/repair": {
    /** Repair what an audit found. By further rows in the ledger, each worked out again under its locks. History is never changed. */
    post: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            /** Rows written into the ledger */
            movements: number;
            breaches: {
              check: string;
              subject: string;
              outcome: "repaired" | "gone" | "person";
            }[];
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/arrivals": {
    /** Expected arrivals: the open ones soonest first, or those of a status */
    get: {
      parameters: {
        query?: {
          status?: "open" | "received" | "cancelled";
          source?: "supplier" | "transfer" | "other";
          warehouse?: string;
          sku?: string;
          overdue?: string | boolean;
          q?: string;
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["Arrival"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
    /** Announce units that are to come. Orders that wait for the product are promised from it. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["AnnounceArrival"] } };
      responses: {
        201: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Arrival"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/arrivals/{id}": {
    /** One expected arrival */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Arrival"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/arrivals/{id}/change": {
    /** Move an arrival to another day or change its quantity. With `preview: true` nothing is changed; `affected` lists the orders whose promise moves. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["ChangeArrival"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            arrival: components["schemas"]["Arrival"];
            affected: components["schemas"]["AffectedOrders"];
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/arrivals/{id}/receive": {
    /** Take in an arrival, whole or in part. On hand rises, and the units go to waiting orders by priority and age in the same transaction. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["ReceiveArrival"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Arrival"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/arrivals/{id}/cancel": {
    /** Give up what has not come of an arrival */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["CancelArrival"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Arrival"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/transfers": {
    /** Transfers between warehouses, newest first */
    get: {
      parameters: {
        query?: {
          status?: "draft" | "in_transit" | "partially_received" | "received" | "cancelled";
          warehouse?: string;
          order?: string;
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["Transfer"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
    /** Plan a transfer. A draft moves and keeps no stock. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["CreateTransfer"] } };
      responses: {
        201: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Transfer"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/transfers/{id}": {
    /** One transfer */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Transfer"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/transfers/{id}/change": {
    /** Change a draft, or the day it is expected */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["ChangeTransfer"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Transfer"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/transfers/{id}/send": {
    /** Take the goods off the shelves and send them. Never takes what is reserved, but for the goods of the order that it goes for, unless something else holds that order: 409 with the free units. Without lines everything planned leaves; of products that track serial numbers `serials` names the units. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["SendTransfer"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Transfer"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/transfers/{id}/receive": {
    /** Book what was unpacked, in any number of parts. Sound units go to waiting orders in the same transaction, broken ones are set apart, lost ones are closed. Above what was sent only as `surplus`. `serials` names the units that came, damaged and surplus ones too; it may be left out when all of them did. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["ReceiveTransfer"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Transfer"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/transfers/{id}/cancel": {
    /** Give up a transfer that was not sent */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["CancelTransfer"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Transfer"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/stock/receipts": {
    /** Take in units, of an announced delivery or of none. On hand rises at once and fills backorders in the same transaction; what is damaged or in quarantine is set apart. More than was announced only with `over: true`, and noted as a discrepancy. A full `bin` is refused with what still fits, unless `anyway`. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["ReceiveGoods"] } };
      responses: {
        201: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["GoodsReceived"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/stock/discrepancies": {
    /** What deliveries brought otherwise than announced, the latest first */
    get: {
      parameters: {
        query?: {
          warehouse?: string;
          arrivalId?: string;
          kind?: "short" | "over" | "damaged" | "wrong_item" | "expired" | "no_label" | "other";
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["Discrepancy"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
    /** Note what is wrong with a delivery. It moves no stock. `photo` is a JPEG, PNG or WebP in Base64. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["NoteDiscrepancy"] } };
      responses: {
        201: { headers: { [name: string]: unknown }; content: { "application/json": {
            id: string;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/stock/discrepancies/{id}/photo": {
    /** The photo of a discrepancy */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "image/webp": Blob } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/arrivals/{id}/close-short": {
    /** End an arrival of which some is missing. What has come stays; what is missing is noted as a discrepancy, and promises that rest on it follow. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["CloseShort"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            missing: number;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/stock/places": {
    /** Where so many units of a SKU are best put, and why. Its own bin, bins that hold it, the nearest free ones that fit by units, weight and volume. `left` found no place. */
    get: {
      parameters: {
        query: {
          warehouse: string;
          sku: string;
          quantity: number;
          apart?: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["SuggestedPlaces"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/counts": {
    /** Counts, the latest first */
    get: {
      parameters: {
        query?: {
          warehouse?: string;
          state?: "open" | "review" | "approved" | "cancelled";
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["StockCount"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
    /** Open a count of a warehouse, a zone, or the products that are due. A bin is in one open count only: a count of all bins is refused while one of them is in another, a cycle count leaves those out. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["StartCount"] } };
      responses: {
        201: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["StockCountReview"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/counts/due": {
    /** Products that are due to be counted, by class of turnover */
    get: {
      parameters: {
        query: {
          warehouse: string;
          limit?: number;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: {
              sku: string;
              turnoverClass: "A" | "B" | "C";
              onHand: number;
              countedAt: string | null;
            }[];
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/counts/{id}": {
    /** One count with its bins and what was found, beside the books */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["StockCountReview"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/counts/{id}/approve": {
    /** Post the differences. Each difference as it was when its bin was counted: what moved since is kept. Below what is reserved the newest reservations wait. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["ApproveCount"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["StockCountReview"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/counts/{id}/recount": {
    /** Have bins counted once more */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["RecountBins"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["StockCountReview"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/counts/{id}/cancel": {
    /** Give a count up */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["CancelCount"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["StockCountReview"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/counts/tasks/{id}/claim": {
    /** Take a bin to count it */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["Nothing"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            bin: string | null;
            round: number;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/counts/tasks/{id}/release": {
    /** Give a bin back uncounted */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["Nothing"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": Record<string, never> } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/counts/tasks/{id}/count": {
    /** Say what lies in a bin */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["CountBin"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["BinCounted"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/refills": {
    /** What is to be carried from the reserve to pick bins */
    get: {
      parameters: {
        query: {
          warehouse: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["Refill"][];
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/pick-bins": {
    /** Pick bins that are filled by themselves */
    get: {
      parameters: {
        query: {
          warehouse: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["PickBin"][];
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
    /** Say how few units a pick bin may hold, and up to how many it is filled */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["PutPickBin"] } };
      responses: {
        201: { headers: { [name: string]: unknown }; content: { "application/json": {
            /** Tasks made at once */
            refills: number;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/refills/{id}/claim": {
    /** Take a task on */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": Record<string, never> } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/refills/{id}/carry": {
    /** Book what was carried, by the codes of the reserve bin, the goods and the pick bin */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["CarryRefill"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            left: number;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/write-off-acts": {
    /** Acts of writing off, the latest first */
    get: {
      parameters: {
        query?: {
          state?: "proposed" | "approved" | "rejected";
          warehouse?: string;
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["WriteOffAct"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
    /** Write an act; nothing leaves the books before a manager approves it */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["ProposeWriteOff"] } };
      responses: {
        201: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["WriteOffAct"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/write-off-acts/{id}": {
    /** One act */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["WriteOffAct"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/write-off-acts/{id}/act.pdf": {
    /** The act on paper */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/pdf": Blob } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/write-off-acts/{id}/approve": {
    /** Approve an act: its goods are written off in the same transaction */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["ApproveWriteOff"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["WriteOffAct"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/write-off-acts/{id}/reject": {
    /** Turn an act down */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["RejectWriteOff"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["WriteOffAct"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/labels/product.pdf": {
    /** Labels for units: name, SKU, lot, last day, barcode. EAN-13 where the barcode is one, else Code 128; with a lot or a last day a GS1 DataMatrix too that says all of it. */
    get: {
      parameters: {
        query: {
          sku: string;
          lot?: string;
          expiresOn?: string;
          copies?: number;
          paper?: "58x40" | "75x120";
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/pdf": Blob } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/labels/product.zpl": {
    /** The same for a label printer */
    get: {
      parameters: {
        query: {
          sku: string;
          lot?: string;
          expiresOn?: string;
          copies?: number;
          paper?: "58x40" | "75x120";
          /** The printer's head, in dots to the inch */
          dpi?: "203" | "300";
          /** A font in the printer's memory that has your letters, such as E:TT0003M_.FNT for Cyrillic; without it the printer's font 0 */
          font?: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/zpl": Blob } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/labels/bins.pdf": {
    /** Labels for bins, along the walk */
    get: {
      parameters: {
        query: {
          warehouse: string;
          zone?: string;
          bin?: string;
          paper?: "58x40" | "75x120";
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/pdf": Blob } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/labels/bins.zpl": {
    /** The same for a label printer */
    get: {
      parameters: {
        query: {
          warehouse: string;
          zone?: string;
          bin?: string;
          paper?: "58x40" | "75x120";
          /** The printer's head, in dots to the inch */
          dpi?: "203" | "300";
          /** A font in the printer's memory that has your letters, such as E:TT0003M_.FNT for Cyrillic; without it the printer's font 0 */
          font?: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/zpl": Blob } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/labels/totes.pdf": {
    /** Labels for totes and carts, numbered in a row */
    get: {
      parameters: {
        query: {
          warehouse: string;
          prefix?: string;
          from?: number;
          count?: number;
          paper?: "58x40" | "75x120";
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/pdf": Blob } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/labels/totes.zpl": {
    /** The same for a label printer */
    get: {
      parameters: {
        query: {
          warehouse: string;
          prefix?: string;
          from?: number;
          count?: number;
          paper?: "58x40" | "75x120";
          /** The printer's head, in dots to the inch */
          dpi?: "203" | "300";
          /** A font in the printer's memory that has your letters, such as E:TT0003M_.FNT for Cyrillic; without it the printer's font 0 */
          font?: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/zpl": Blob } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/fulfilments/{id}/codes": {
    /** Marking codes that each unit has to have, and those that were scanned */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["MarkingCodes"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
    /** Keep the marking code of a unit. Byte for byte: group separators (U+001D) and letters' case are part of it. A code that is in use is 409. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["ScanMarkingCode"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["MarkingCodes"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/fulfilments/{id}/codes/{codeId}": {
    /** Take a code off its unit before the parcel is closed */
    delete: {
      parameters: {
        path: {
          id: string;
          codeId: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["MarkingCodes"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/fulfilments": {
    /** Fulfilments, newest first */
    get: {
      parameters: {
        query?: {
          status?: "planned" | "picking" | "picked" | "packed" | "handed_over" | "delivered" | "returned_to_sender" | "cancelled";
          warehouse?: string;
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["Fulfilment"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/fulfilments/pick-list.pdf": {
    /** One walk for several fulfilments of a warehouse */
    get: {
      parameters: {
        query: {
          ids: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/pdf": Blob } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/fulfilments/{id}": {
    /** One fulfilment */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Fulfilment"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/fulfilments/{id}/pick-list.pdf": {
    /** Pick list */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/pdf": Blob } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/fulfilments/{id}/packing-slip.pdf": {
    /** Packing slips, one per parcel */
    get: {
      parameters: {
        query?: {
          paper?: "A4" | "A5" | "A6";
        };
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/pdf": Blob } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/fulfilments/{id}/pick": {
    /** Book picked units. By SKU of the physical product, or of the bundle for all its parts. Picking begins by itself and ends with the last unit; more than asked is 409. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["PickUnits"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Fulfilment"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/fulfilments/{id}/pack": {
    /** Put what was picked into parcels. The parcels together hold exactly what was picked. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["PackParcels"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Fulfilment"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/fulfilments/{id}/photos": {
    /** Put a photo to a parcel on the packing table. A form with one field, `file`: JPEG, PNG or WebP, at most 10 MB and six a parcel. It is encoded anew, without what a camera writes beside. */
    post: {
      parameters: {
        query: {
          /** The parcel's `key`: made by who packs, and given again when it is closed */
          key: string;
        };
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "multipart/form-data": {
            file?: string;
          } } };
      responses: {
        201: { headers: { [name: string]: unknown }; content: { "application/json": {
            id: string;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/fulfilments/{id}/photos/{parcelPhotoId}": {
    /** One photo of a parcel */
    get: {
      parameters: {
        path: {
          id: string;
          parcelPhotoId: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "image/webp": Blob } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
    /** Take a photo away before the parcel is closed */
    delete: {
      parameters: {
        path: {
          id: string;
          parcelPhotoId: string;
        };
      };
      responses: {
        204: { headers: { [name: string]: unknown }; content: { [media: string]: never } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/packing-boxes": {
    /** The boxes of the house */
    get: {
      parameters: {};
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["PackingBox"][];
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/packing-boxes/{code}": {
    /** Add or change a box. The code is also what its barcode says, for who chooses it by scan. */
    put: {
      parameters: {
        path: {
          code: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["PutPackingBox"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["PackingBox"][];
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
    /** Remove a box */
    delete: {
      parameters: {
        path: {
          code: string;
        };
      };
      responses: {
        204: { headers: { [name: string]: unknown }; content: { [media: string]: never } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/packing-settings": {
    /** How parcels are weighed and photographed here */
    get: {
      parameters: {};
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["PackingRules"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
    /** Say how parcels are weighed and photographed here */
    put: {
      parameters: {};
      requestBody: { content: { "application/json": components["schemas"]["PackingRules"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["PackingRules"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/packing/find": {
    /** The work that a scanned tote, task or order stands for */
    get: {
      parameters: {
        query: {
          code: string;
          warehouse?: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            fulfilmentId: string;
            number: string;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/fulfilments/{id}/boxes": {
    /** Which boxes its goods go into. A heuristic, from the products' sizes and weights and the boxes of the house; docs/packing.md says how. */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["BoxPlan"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/fulfilments/{id}/evidence": {
    /** How it was picked and packed: scans, weights, photos, people and times */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["PackingEvidence"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/fulfilments/{id}/papers.pdf": {
    /** Everything that is printed for its parcels, in one PDF. The label, the packing slips, the carrier's waybill, and the act once the carrier has taken them, as far as they exist. `X-Papers-Missing` names what could not be had just now. */
    get: {
      parameters: {
        query?: {
          /** Some of label, slip, waybill, act; without it all */
          kinds?: string;
          slip?: "A4" | "A5" | "A6";
        };
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/pdf": Blob } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/fulfilments/{id}/evidence.pdf": {
    /** The evidence of a parcel as one PDF, for a claim. Contents, weights, scans, people and times, photos, the carrier's events and the label. Without `parcel` all of its parcels. */
    get: {
      parameters: {
        query?: {
          parcel?: number;
        };
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/pdf": Blob } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/picking-carts": {
    /** The carts of the house */
    get: {
      parameters: {};
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["PickingCart"][];
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/picking-carts/{code}": {
    /** Add or change a cart */
    put: {
      parameters: {
        path: {
          code: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["PutPickingCart"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["PickingCart"][];
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
    /** Remove a cart that no rule uses */
    delete: {
      parameters: {
        path: {
          code: string;
        };
      };
      responses: {
        204: { headers: { [name: string]: unknown }; content: { [media: string]: never } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/wave-rules": {
    /** When waves are made by themselves */
    get: {
      parameters: {};
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["WaveRule"][];
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
    /** Add a rule, or change the one that is named */
    post: {
      parameters: {};
      requestBody: { content: { "application/json": components["schemas"]["PutWaveRule"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            ruleId: string;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/wave-rules/{id}": {
    /** Remove a rule */
    delete: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        204: { headers: { [name: string]: unknown }; content: { [media: string]: never } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/picking-settings": {
    /** How pickers work here */
    get: {
      parameters: {};
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["PickingSettings"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
    /** Say how pickers work here */
    put: {
      parameters: {};
      requestBody: { content: { "application/json": components["schemas"]["PickingSettings"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["PickingSettings"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/waves/board": {
    /** Open work of a warehouse by cut-off and carrier, with the waves of the last day */
    get: {
      parameters: {
        query: {
          warehouse: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["WaveBoard"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/waves": {
    /** Release work to the floor. Either the fulfilments that are named, all of them or none, or what the filter finds. `batch`: a cart with one order per tote; `zone`: an order is split by zones and meets again before packing. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["MakeWave"] } };
      responses: {
        201: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["WaveMade"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/waves/{id}/cancel": {
    /** Take back what nobody has begun */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            cancelled: number;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/pick-tasks": {
    /** Tasks of pickers, the most pressing first */
    get: {
      parameters: {
        query?: {
          warehouse?: string;
          state?: "open" | "claimed" | "paused" | "done" | "cancelled";
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["PickTaskSummary"][];
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/pick-tasks/claim-next": {
    /** Take the next task. The one in one's hands, else the most pressing open one, by cut-off and way. No two callers get the same. Null: nothing to do. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["ClaimNext"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            task: components["schemas"]["PickTask"];
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/pick-tasks/{id}": {
    /** One task; its lines are in the order of the walk, each with its tote */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["PickTask"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/pick-tasks/{id}/scans": {
    /** Scan a unit into its tote */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["ScanForTask"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            slot: string;
            sku: string;
            picked: number;
            quantity: number;
            taskDone: boolean;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/pick-tasks/{id}/pause": {
    /** Pause a task */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["PickTask"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/pick-tasks/{id}/resume": {
    /** Go on with a paused task */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["PickTask"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/pick-tasks/{id}/let-go": {
    /** Give a task back to whoever comes */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["PickTask"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/pick-tasks/{id}/finish": {
    /** End a task whose lines are picked */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["PickTask"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/pick-tasks/{id}/hand-on": {
    /** Give a task to another member */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["HandOnTask"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["PickTask"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/pick-questions": {
    /** What pickers ask, the oldest first */
    get: {
      parameters: {
        query?: {
          warehouse?: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["PickQuestion"][];
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
    /** Ask about units that are not to be had */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["AskAtShelf"] } };
      responses: {
        201: { headers: { [name: string]: unknown }; content: { "application/json": {
            questionId: string;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/pick-questions/{id}/answer": {
    /** Answer a picker; what is decided is done at once */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["AnswerQuestion"] } };
      responses: {
        204: { headers: { [name: string]: unknown }; content: { [media: string]: never } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/productivity": {
    /** Who did how much, how fast and at what cost */
    get: {
      parameters: {
        query?: {
          from?: string;
          to?: string;
          warehouse?: string;
          userId?: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            from: string;
            to: string;
            currency: string;
            people: components["schemas"]["Productivity"][];
            stages: {
              stage: "receive" | "put_away" | "release" | "pick" | "pack" | "count" | "replenish";
              seconds: number;
              costMinor: number | null;
            }[];
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/work-log": {
    /** Who did which step when, the newest first */
    get: {
      parameters: {
        query?: {
          warehouse?: string;
          userId?: string;
          subjectId?: string;
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["WorkStep"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/mis-scans": {
    /** Refused scans: who, when, what was in the hand and what was needed */
    get: {
      parameters: {
        query?: {
          from?: string;
          to?: string;
          warehouse?: string;
          userId?: string;
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["MisScan"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/labour-rates": {
    /** What an hour costs, by warehouse and role */
    get: {
      parameters: {};
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["LabourRate"][];
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
    /** Say what an hour of a role costs in a warehouse */
    put: {
      parameters: {};
      requestBody: { content: { "application/json": components["schemas"]["PutLabourRate"] } };
      responses: {
        204: { headers: { [name: string]: unknown }; content: { [media: string]: never } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/productivity.csv": {
    /** Productivity as CSV */
    get: {
      parameters: {
        query?: {
          from?: string;
          to?: string;
          warehouse?: string;
          userId?: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "text/csv": Blob } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/exports/analytics.csv": {
    /** Export a page of analytics as CSV. All tables that the page shows for these filters, below one another. The page `stock` asks for the scope `stock:read` as well. The last thirty days where no period is given. Cells that a spreadsheet would run begin with an apostrophe. */
    get: {
      parameters: {
        query?: {
          from?: string;
          to?: string;
          compare?: "before" | "year" | "none";
          channel?: string;
          warehouse?: string;
          region?: string;
          responsible?: "none" | string;
          category?: string;
          buyer?: "new" | "repeat" | "unknown";
          by?: "channel" | "product" | "category" | "warehouse" | "region" | "responsible" | "buyer";
          carrier?: string;
          stage?: "reserve" | "release" | "wait" | "pick" | "pack" | "handOver" | "deliver" | "whole";
          page?: "overview" | "sales" | "channels" | "buyers" | "costs" | "fulfilment" | "carriers" | "stock" | "satisfaction";
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/octet-stream": Blob } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/exports/analytics.xlsx": {
    /** Export a page of analytics as XLSX. All tables that the page shows for these filters, below one another. The page `stock` asks for the scope `stock:read` as well. The last thirty days where no period is given. Cells that a spreadsheet would run begin with an apostrophe. */
    get: {
      parameters: {
        query?: {
          from?: string;
          to?: string;
          compare?: "before" | "year" | "none";
          channel?: string;
          warehouse?: string;
          region?: string;
          responsible?: "none" | string;
          category?: string;
          buyer?: "new" | "repeat" | "unknown";
          by?: "channel" | "product" | "category" | "warehouse" | "region" | "responsible" | "buyer";
          carrier?: string;
          stage?: "reserve" | "release" | "wait" | "pick" | "pack" | "handOver" | "deliver" | "whole";
          page?: "overview" | "sales" | "channels" | "buyers" | "costs" | "fulfilment" | "carriers" | "stock" | "satisfaction";
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/octet-stream": Blob } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/print-jobs": {
    /** The print queue, the newest first */
    get: {
      parameters: {
        query?: {
          warehouse?: string;
          state?: "waiting" | "taken" | "printed" | "failed" | "dropped";
          kind?: "shipping_label" | "parcel_papers" | "packing_slip" | "product_label" | "bin_label" | "tote_label" | "pick_list" | "waybill" | "handover_act";
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["PrintJob"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
    /** Put something into the print queue. It is printed in its warehouse, by whichever station takes it or by the one that is named. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["QueuePrint"] } };
      responses: {
        201: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["PrintJob"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/print-jobs/{id}/file": {
    /** The file to print. Drawn when it is asked for, in the job's own language or in `output`. A label that a carrier draws itself is always a PDF; look at the content type. The copies are in it. */
    get: {
      parameters: {
        query?: {
          output?: "pdf" | "zpl";
        };
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/pdf": Blob; "application/zpl": Blob } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/print-jobs/take": {
    /** Take what waits for a print station. What one station has taken no other gets. Fetch each `file`, print it, and say `printed` or `failed`; what nobody says a word about stays with the station. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["TakePrintJobs"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["PrintJob"][];
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/print-jobs/{id}/printed": {
    /** It came out of the printer */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["PrintJob"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/print-jobs/{id}/drop": {
    /** Nobody wants it any more */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["PrintJob"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/print-jobs/{id}/failed": {
    /** It could not be printed, and why */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["PrintFailure"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["PrintJob"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/print-jobs/{id}/reprint": {
    /** Print the same once more */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["Reprint"] } };
      responses: {
        201: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["PrintJob"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/print-stations": {
    /** Where is printed, and which stations are on */
    get: {
      parameters: {
        query?: {
          warehouse?: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["PrintStation"][];
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
    /** Open a print station. The same name in the same warehouse is the same station. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["OpenPrintStation"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            stationId: string;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/print-formats": {
    /** On what each kind of paper is printed, warehouse by warehouse */
    get: {
      parameters: {
        query?: {
          warehouse?: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: {
              warehouse: string;
              name: string;
              formats: components["schemas"]["PrintFormat"][];
            }[];
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
    /** Say on what a kind of paper is printed in a warehouse. `format: null`: as usual again. */
    put: {
      parameters: {};
      requestBody: { content: { "application/json": components["schemas"]["PutPrintFormat"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: {
              warehouse: string;
              name: string;
              formats: components["schemas"]["PrintFormat"][];
            }[];
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/carriers/{code}": {
    /** Create or change a carrier account. Kinds: own_courier, pickup, marketplace, simulated, cdek, pochta, yandex_delivery, yandex_other_day, boxberry, easypost. What is left out keeps its value; secrets are never told again, an empty one is removed. */
    put: {
      parameters: {
        path: {
          code: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["PutCarrier"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Carrier"] } };
        201: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Carrier"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/carriers": {
    /** All carrier accounts */
    get: {
      parameters: {};
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["Carrier"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/carrier-kinds": {
    /** Kinds of carriers, what each asks for and what it can do */
    get: {
      parameters: {};
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["CarrierKind"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/carriers/{code}/test": {
    /** Ask the carrier something harmless with the stored keys */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          code: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            problem: {
              code: string;
              params?: {
                [name: string]: string | number;
              };
            } | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/carriers/{code}/check-address": {
    /** Ask a carrier what it makes of an order's address. Changes nothing. Refused by carriers that check no addresses. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          code: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["CheckOrderAddress"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            place: {
              country: string;
              region: string | null;
              city: string | null;
              postalCode: string | null;
              line1: string | null;
              latitude: number | null;
              longitude: number | null;
            };
            isDeliverable: boolean;
            /** In the carrier's own words */
            quality: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/carriers/{code}/subscribe": {
    /** Tell the carrier which address of ours to call */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          code: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            problem: {
              code: string;
              params?: {
                [name: string]: string | number;
              };
            } | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/carriers/{code}/notices": {
    /** What a carrier told us, newest first */
    get: {
      parameters: {
        query?: {
          limit?: number;
          cursor?: string;
        };
        path: {
          code: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["CarrierNotice"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/carrier-rules": {
    /** The rules by which parcels find their carriers, in their order */
    get: {
      parameters: {};
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["CarrierRules"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
    /** Replace the rules by which parcels find their carriers. The first rule that fits a parcel and can be followed decides: a carrier (and service), or a strategy: `cheapest` within the promise, `fastest`, `on_time` by each carrier's record in that region. Conditions that are left out ask for nothing. What staff or the buyer's pickup point name stands before every rule. */
    put: {
      parameters: {};
      requestBody: { content: { "application/json": components["schemas"]["PutCarrierRules"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["CarrierRules"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/carrier-rules/try": {
    /** Which carrier a parcel would take, and why. Of an order that lies packed, or of a parcel that nobody has packed; by the rules in force or by others. The carriers are asked; nothing is stored or booked. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["TryCarrierRules"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Rates"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/delivery-settings": {
    /** What is watched on the way to the buyer */
    get: {
      parameters: {};
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["DeliverySettings"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
    /** Set what is watched on the way to the buyer */
    put: {
      parameters: {};
      requestBody: { content: { "application/json": components["schemas"]["PutDeliverySettings"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["DeliverySettings"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/delivery-tasks": {
    /** Parcels that want somebody: stuck, not handed over to the buyer, on their way back, lost */
    get: {
      parameters: {};
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["DeliveryTask"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/delivery-tasks/{id}/settle": {
    /** Say that somebody has dealt with it. A task settles itself as soon as the parcel moves on. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            ok: true;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/orders/{id}/delivery-day": {
    /** Note the day that was agreed on with the buyer. It stands in place of the day that was told before: on the order, in the answers and on the tracking page. */
    put: {
      parameters: {
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["AgreeDay"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            ok: true;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/handovers": {
    /** What left together, newest first */
    get: {
      parameters: {
        query?: {
          carrier?: string;
          warehouse?: string;
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["Handover"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
    /** Hand parcels over: those that are named, or all that wait for a carrier. Each parcel by itself: one that may not leave is named with the reason and stays. Those of one carrier and warehouse make one handover. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["HandOver"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            handedOver: string[];
            handoverIds: string[];
            refused: {
              shipmentId: string;
              reason: {
                code: string;
                params?: {
                  [name: string]: string | number;
                };
              };
            }[];
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/handovers/{id}": {
    /** One handover */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Handover"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/handovers/{id}/act.pdf": {
    /** Our act of what the carrier took */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/pdf": Blob } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/handovers/{id}/manifest.pdf": {
    /** The carrier's own list */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/pdf": Blob } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/handovers/{id}/manifest": {
    /** Ask again for a list that the carrier refused */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      responses: {
        202: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Handover"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/courier-calls": {
    /** Couriers that were called, the latest day first */
    get: {
      parameters: {};
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["CourierCall"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
    /** Call a carrier's courier to a warehouse. One for each carrier, warehouse and day. What there is to take is counted unless it is said. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["CallCourier"] } };
      responses: {
        201: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["CourierCall"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/courier-calls/{id}/again": {
    /** Ask again about a call whose answer was lost */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["CourierCall"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/pickup-points": {
    /** Where a buyer may collect from a carrier, the nearest first. Needs a city, a postal code or a point of the map. Points that do not take the weight or the size are left out. A place is asked for once a day; while the carrier is away its last list is told (`isOld`). */
    get: {
      parameters: {
        query: {
          carrier: string;
          country?: string;
          region?: string;
          city?: string;
          postalCode?: string;
          latitude?: number | null;
          longitude?: number | null;
          weightGrams?: number | null;
          lengthMm?: number;
          widthMm?: number;
          heightMm?: number;
          q?: string;
          limit?: number;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            carrier: string;
            items: components["schemas"]["PickupPoint"][];
            /** How many fit beyond these */
            more: number;
            askedAt: string;
            isOld: boolean;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/settlements": {
    /** Carriers' registers of cash on delivery, newest first. A register is read in by POST /imports with kind settlements. */
    get: {
      parameters: {
        query?: {
          carrier?: string;
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["SettlementRegister"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/settlements/differences": {
    /** Rows of registers that differ from what was to be collected */
    get: {
      parameters: {
        query?: {
          register?: string;
          all?: string | boolean;
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["SettlementDifference"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/settlements/open": {
    /** Money that carriers have taken and not handed on, by days since delivery */
    get: {
      parameters: {};
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["OpenSettlement"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/settlements/differences/{id}/resolve": {
    /** Note what was done about a difference */
    post: {
      parameters: {
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["ResolveDifference"] } };
      responses: {
        204: { headers: { [name: string]: unknown }; content: { [media: string]: never } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/fulfilments/{id}/rates": {
    /** Ask all carriers for their offers. Nothing is booked or stored. Rank 1 is what `ship` would take. An answer may be ten minutes old; `fresh=true` asks the carriers anew, as `ship` always does. */
    post: {
      parameters: {
        query?: {
          fresh?: "true" | "false";
        };
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Rates"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/fulfilments/{id}/ship": {
    /** Book a carrier. Without a carrier: the one of the pickup point, else by the first of the owner's rules that fits, else the cheapest within the promise. Repeated for the same fulfilment it answers with the same shipment. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["ShipFulfilment"] } };
      responses: {
        201: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Shipment"] } };
        202: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Shipment"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/shipments": {
    /** Shipments, newest first */
    get: {
      parameters: {
        query?: {
          status?: "pre_transit" | "in_transit" | "out_for_delivery" | "ready_for_pickup" | "delivered" | "failed_attempt" | "return_to_sender" | "returned" | "lost" | "unknown";
          booking?: "intent" | "calling" | "accepted" | "booked" | "refused" | "failed" | "cancelled";
          view?: "waiting" | "ready" | "under_way" | "trouble" | "all";
          carrier?: string;
          warehouse?: string;
          q?: string;
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["Shipment"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/shipments/{id}": {
    /** One shipment with its way */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Shipment"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/shipments/{id}/label": {
    /** The shipping label. What a carrier has drawn stays as it is; `paper` is for labels of ours. */
    get: {
      parameters: {
        query?: {
          paper?: "A6" | "75x120";
        };
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/pdf": Blob } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/shipments/{id}/label.zpl": {
    /** The shipping label for a label printer. Labels of ours only: 409 for a carrier that draws its own, whose label is a PDF. */
    get: {
      parameters: {
        query?: {
          /** The printer's head, in dots to the inch */
          dpi?: "203" | "300";
          /** A font in the printer's memory that has your letters, such as E:TT0003M_.FNT for Cyrillic; without it the printer's font 0 */
          font?: string;
          paper?: "A6" | "75x120";
        };
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/zpl": Blob } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/shipments/{id}/waybill": {
    /** The carrier's paper that goes with the parcel. Fetched from the carrier when it is first asked for, and kept. 409 `waybill_not_ready` while the carrier makes it. */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/pdf": Blob } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/shipments/{id}/change": {
    /** Send a booked parcel elsewhere, or to another person. Before it has left: the carrier is asked first, and the order says the same then. 409 with `canBookAnew` where the carrier takes no changes: with `anew` the booking is given back and made again. What is left out stays. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["ChangeBooked"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Shipment"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/shipments/{id}/events": {
    /** Enter a tracking event by hand. The same event twice is one; an older event never covers a newer one. The first movement takes the goods off the books. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["TrackingEvent"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Shipment"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/return-parcels/{id}": {
    /** The label of a return, and where its parcel is */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["ReturnParcel"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/return-parcels/{id}/label": {
    /** The label as PDF */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/pdf": Blob } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/return-parcels/{id}/retry": {
    /** Try a failed label again. After silence the carrier is asked first what became of the last try. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["ReturnParcel"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/return-parcels/{id}/cancel": {
    /** Give the label back. Refused once the parcel moves, and when the carrier says no. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["ReturnParcel"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/return-parcels/{id}/write-off": {
    /** Note that nothing was bought. For a booking whose outcome nobody knows: somebody has looked. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["ReturnParcel"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/return-parcels/{id}/events": {
    /** Enter by hand where the parcel is. The same event twice is one; an older event never covers a newer one. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["ReturnTrackingEvent"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["ReturnParcel"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/returns": {
    /** Returns, newest first */
    get: {
      parameters: {
        query?: {
          view?: "to_decide" | "expected" | "to_refund" | "overdue";
          status?: "requested" | "approved" | "rejected" | "on_the_way" | "partially_received" | "received" | "refunded" | "exchanged" | "closed" | "cancelled";
          origin?: "buyer" | "staff" | "channel" | "carrier";
          warehouse?: string;
          orderId?: string;
          q?: string;
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["Return"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
    /** Ask units of an order back. Never more than have left and are not asked back already. `reason` is one of ours or anybody's words. It waits for a decision unless `approve` makes it. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["RequestReturn"] } };
      responses: {
        201: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Return"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/returns/{id}": {
    /** One return */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Return"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/returns/{id}/approve": {
    /** Let the goods come back. Approving what is approved changes nothing. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["ApproveReturn"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Return"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/returns/{id}/reject": {
    /** Say no to a request; its units are free again */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["RejectReturn"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Return"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/returns/{id}/send": {
    /** The goods are on their way back */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["SendReturn"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Return"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/returns/{id}/receive": {
    /** Book what was unpacked, in any number of parts, into any warehouse. `lineId` is the order's line. Sound units go to waiting orders in the same transaction, damaged ones are set apart, missing ones are written down. `serials`, `lot`, `bin` and `codes` name units of products that keep them; serial numbers and codes may be left out when all units of the line come. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["ReceiveReturn"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Return"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/returns/{id}/refund": {
    /** Give money back for what has come. Without an amount all that is due by now; never more than the return is worth nor than came in for the order, over all returns. `balance` puts it onto the buyer's balance. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["RefundReturn"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Return"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/returns/{id}/receipt": {
    /** Note the number of the receipt «возврат прихода» with a refund */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["NoteRefundReceipt"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Return"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/returns/{id}/exchange": {
    /** Send other goods instead. A new order that the return pays as far as it is worth; the first order stays delivered. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["ExchangeReturn"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Return"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/returns/{id}/close": {
    /** Close a return */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["CloseReturn"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Return"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/returns/{id}/cancel": {
    /** Call off a return of which nothing has come; its units are free again */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["CancelReturn"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Return"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/returns/{id}/label": {
    /** Book a label for the way back. Repeated it is the same parcel. The label itself: GET /return-parcels/{id}/label. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["BookReturnLabel"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["ReturnParcel"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/returns/{id}/photos": {
    /** Put photos to a return. A form with `file`, once or more: JPEG, PNG or WebP, at most 10 MB each and ten a return. They are encoded anew, without what a camera writes beside. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "multipart/form-data": {
            file?: string;
          } } };
      responses: {
        201: { headers: { [name: string]: unknown }; content: { "application/json": {
            ids: string[];
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/returns/{id}/photos/{photoId}": {
    /** One photo of a return */
    get: {
      parameters: {
        path: {
          id: string;
          photoId: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "image/webp": Blob } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/claims": {
    /** Claims against carriers, newest first */
    get: {
      parameters: {
        query?: {
          status?: "draft" | "sent" | "accepted" | "rejected" | "paid" | "withdrawn";
          shipmentId?: string;
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["CarrierClaim"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
    /** Claim a sum from a carrier for a parcel. All that is known of the parcel by then is kept with it as evidence. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["OpenClaim"] } };
      responses: {
        201: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["CarrierClaim"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/claims/{id}": {
    /** One claim with its evidence */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["CarrierClaim"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/claims/{id}/move": {
    /** Note what has become of a claim */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["MoveClaim"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["CarrierClaim"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/claims/{id}/files": {
    /** Put a paper or a photo to a claim. A form with one field, `file`: PDF, PNG, JPEG, WebP or text, told by its content, at most 10 MB. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "multipart/form-data": {
            file?: string;
          } } };
      responses: {
        201: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["CarrierClaim"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/claims/{id}/files/{fileId}": {
    /** Download a file of a claim */
    get: {
      parameters: {
        path: {
          id: string;
          fileId: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/octet-stream": Blob } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/forecasts": {
    /** What is expected of each product. Renewed each night. `sort`: the best earners, the fastest, the worst forecast, what ends soonest, what ties up most. */
    get: {
      parameters: {
        query?: {
          q?: string;
          view?: "risk" | "dead";
          pattern?: "smooth" | "seasonal" | "erratic" | "intermittent" | "lumpy" | "new" | "none";
          abc?: "A" | "B" | "C";
          xyz?: "X" | "Y" | "Z";
          sort?: "revenue" | "pace" | "error" | "cover" | "capital";
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["Forecast"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/forecasts/{sku}": {
    /** The forecast of one product, by day and by week. `lower` and `upper` hold four days, or weeks, of five. No days: nothing has been forecast of it yet. */
    get: {
      parameters: {
        path: {
          sku: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["WholeForecast"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/forecast-runs": {
    /** Forecast everything now. A job does it; its progress is read by its id. One at a time. */
    post: {
      parameters: {};
      responses: {
        202: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["ForecastRun"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/forecast-runs/{id}": {
    /** How far a forecast is */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["ForecastRun"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/proposals": {
    /** What to order and to transfer, what runs out soonest first. What is on its way or in a draft counts as there. `limit` counts products: each may have several proposals. */
    get: {
      parameters: {
        query?: {
          q?: string;
          warehouse?: string;
          abc?: "A" | "B" | "C";
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["Proposal"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/proposals/take": {
    /** Make drafts of proposals. An order for each supplier and warehouse, a transfer for each pair of warehouses; quantities as you say. `proposed` is the quantity of the proposal as you saw it: where it is gone or another by now, nothing is made and the answer is 409 `stale_proposal`. `clickId` is yours: the same again makes nothing more, and with other lines is refused. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["TakeProposals"] } };
      responses: {
        201: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["TakenProposals"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/suppliers": {
    /** Suppliers by name */
    get: {
      parameters: {
        query?: {
          q?: string;
          active?: string | boolean;
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["Supplier"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
    /** Add a supplier */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["PutSupplier"] } };
      responses: {
        201: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["WholeSupplier"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/suppliers/{id}": {
    /** One supplier, with the lead time learnt from its receipts */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["WholeSupplier"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
    /** Change a supplier */
    put: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["ChangeSupplier"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["WholeSupplier"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/suppliers/{id}/prices": {
    /** A supplier's price list by SKU */
    get: {
      parameters: {
        query?: {
          q?: string;
          limit?: number;
          cursor?: string;
        };
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["SupplierPriceRow"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
    /** Write rows of a supplier's price list. Rows of other products stay as they are. Whoever is preferred for a product takes the place of who was. */
    put: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["PutPrices"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["SupplierPriceRow"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/suppliers/{id}/prices/{sku}": {
    /** Take a product off a supplier's price list */
    delete: {
      parameters: {
        path: {
          id: string;
          sku: string;
        };
      };
      responses: {
        204: { headers: { [name: string]: unknown }; content: { [media: string]: never } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/purchase-orders": {
    /** Orders to suppliers, newest first */
    get: {
      parameters: {
        query?: {
          view?: "open" | "to_approve" | "to_send" | "expected" | "overdue";
          status?: "draft" | "waiting_for_approval" | "approved" | "sent" | "partly_received" | "received" | "closed" | "cancelled";
          supplierId?: string;
          warehouse?: string;
          sku?: string;
          q?: string;
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["PurchaseOrderRow"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
    /** Draft an order to a supplier. Prices that are left out are those of the supplier's price list, tax rates those of the catalogue. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["SavePurchaseOrder"] } };
      responses: {
        201: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["PurchaseOrder"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/purchase-orders/{id}/order.pdf": {
    /** The order's paper, in the supplier's language */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/pdf": Blob } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/purchase-orders/{id}": {
    /** One order to a supplier */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["PurchaseOrder"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
    /** Change a draft */
    put: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["EditPurchaseOrder"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["PurchaseOrder"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/purchase-orders/{id}/submit": {
    /** Say that a draft is to be ordered. Approved at once, or waiting for a manager where it comes to more than the owner's limit. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["SubmitPurchaseOrder"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["PurchaseOrder"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/purchase-orders/{id}/approve": {
    /** Approve an order above the limit. Not by whoever submitted it, unless they are the owner. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["ApprovePurchaseOrder"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["PurchaseOrder"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/purchase-orders/{id}/reject": {
    /** Send an order back: it is a draft again */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["RejectPurchaseOrder"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["PurchaseOrder"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/purchase-orders/{id}/reopen": {
    /** Make an order that has not been sent a draft again */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["ReopenPurchaseOrder"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["PurchaseOrder"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/purchase-orders/{id}/send": {
    /** Send an approved order to its supplier. By letter with the PDF, once, or by hand. From now on its goods are expected: there is an arrival for each line. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["SendPurchaseOrder"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["PurchaseOrder"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/purchase-orders/{id}/mail": {
    /** Write the letter once more */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["MailPurchaseOrder"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["PurchaseOrder"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/purchase-orders/{id}/reschedule": {
    /** Move an order, or some of its lines, to another day. Promises to waiting orders follow. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["ReschedulePurchaseOrder"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["PurchaseOrder"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/purchase-orders/{id}/cancel": {
    /** Call off what has not come of an order */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["CancelPurchaseOrder"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["PurchaseOrder"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/purchase-orders/{id}/close": {
    /** Close an order that has come */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["ClosePurchaseOrder"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["PurchaseOrder"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/purchase-settings": {
    /** How the shop buys. `approvalAboveMinor`: above it an order needs a manager's word, in the organization's currency; null: none does. The owner sets it, signed in. */
    get: {
      parameters: {};
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["PurchaseSettings"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/waiting-products": {
    /** Products that orders wait for, with what is on its way and who sells them */
    get: {
      parameters: {
        query?: {
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["WaitingProduct"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/waiting-products/order": {
    /** Draft orders to suppliers for what waiting orders lack. One for each preferred supplier, raised to its minimum and packs. What is announced or drafted already, for whomever, is not ordered again. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["OrderWaiting"] } };
      responses: {
        201: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: {
              id: string;
              number: string;
            }[];
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/runs": {
    /** Runs of own couriers, the latest day first */
    get: {
      parameters: {
        query?: {
          day?: string;
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["CourierRunLine"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
    /** Plan a courier's day. The parcels are ordered from the warehouse by the nearest next one, then by 2-opt. All of them must wait for an own courier. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["PlanRun"] } };
      responses: {
        201: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["CourierRun"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/runs/{id}": {
    /** One run with its stops */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["CourierRun"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
    /** Drop a run of which nothing was begun */
    delete: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        204: { headers: { [name: string]: unknown }; content: { [media: string]: never } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/runs/{id}/sheet.pdf": {
    /** The run sheet */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/pdf": Blob } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/runs/{id}/courier": {
    /** Give a run to another courier */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["AssignRun"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["CourierRun"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/runs/{id}/parcels": {
    /** Put parcels on a run */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["AddParcels"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["CourierRun"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/runs/{id}/sort": {
    /** Order the stops by the way */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["CourierRun"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/runs/{id}/stops/{stopId}/move": {
    /** Drive a stop one earlier or later */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
          stopId: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["MoveStop"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["CourierRun"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/runs/{id}/stops/{stopId}": {
    /** Take a parcel off a run */
    delete: {
      parameters: {
        path: {
          id: string;
          stopId: string;
        };
      };
      responses: {
        204: { headers: { [name: string]: unknown }; content: { [media: string]: never } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/runs/{id}/take": {
    /** The courier takes the parcels. One handover with its act; what may not leave is named with the reason. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            handedOver: string[];
            handoverIds: string[];
            refused: {
              shipmentId: string;
              reason: {
                code: string;
                params?: {
                  [name: string]: string | number;
                };
              };
            }[];
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/runs/{id}/stops/{stopId}/acts": {
    /** What the courier does at a stop. The same `actId` said again does nothing. Each act is one event of the parcel's way. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
          stopId: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["CourierAct"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["CourierRun"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/runs/{id}/stops/{stopId}/photo": {
    /** The courier's photo, to the files of the order. A form with one field, `file`: PNG, JPEG or WebP, at most 10 MB. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
          stopId: string;
        };
      };
      requestBody: { content: { "multipart/form-data": {
            file?: string;
          } } };
      responses: {
        201: { headers: { [name: string]: unknown }; content: { "application/json": {
            id: string;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/runs/{id}/sharing": {
    /** Share where the courier is, or stop it. Only the run's courier can begin it. Nothing is kept but the last place, and that only until the run is over. */
    put: {
      parameters: {
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["SharePosition"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["CourierRun"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/runs/{id}/position": {
    /** Tell where the courier is now. The place before is forgotten. 409 while the courier does not share it. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["ReportPosition"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            ok: true;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/courier-settings": {
    /** How own couriers work */
    get: {
      parameters: {};
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["CourierSettings"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
    /** Say how own couriers work */
    put: {
      parameters: {};
      requestBody: { content: { "application/json": components["schemas"]["PutCourierSettings"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["CourierSettings"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/sales": {
    /** Sell over the counter. Places, pays, hands over and closes an order of an offline shop in one step; the goods leave its warehouse at once. 409 with `short` when fewer units are free than wanted. A repeat with the same Idempotency-Key answers the first sale. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["Sell"] } };
      responses: {
        201: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Sale"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/sales/today": {
    /** What one till sold today */
    get: {
      parameters: {
        query: {
          channel: string;
          warehouse: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["SalesOfDay"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/sales/{id}": {
    /** One sale, by the id of its order */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Sale"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/sales/{id}/receipt.pdf": {
    /** Sales receipt («товарный чек»); no fiscal document */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/pdf": Blob } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/sales/{id}/fiscal-number": {
    /** Keep the number of the fiscal receipt */
    put: {
      parameters: {
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["NoteFiscalNumber"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Sale"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/tills": {
    /** The offline shops and the settings of their tills */
    get: {
      parameters: {};
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["Till"][];
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/tills/{channel}": {
    /** Settings of the tills of an offline shop */
    put: {
      parameters: {
        path: {
          channel: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["PutTill"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Till"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/products": {
    /** Products by SKU */
    get: {
      parameters: {
        query?: {
          q?: string;
          active?: string | boolean;
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["Product"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/products/{sku}": {
    /** One product */
    get: {
      parameters: {
        path: {
          sku: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Product"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
    /** Create or change a product. What is left out keeps its value; null empties it. Components make a bundle, an empty list a plain product again. */
    put: {
      parameters: {
        path: {
          sku: string;
        };
      };
      requestBody: { content: { "application/json": {
            name: string;
            barcode?: string | null;
            group?: string | null;
            price: {
              amount: number;
              currency: string;
            };
            cost?: {
              amount: number;
              currency: string;
            } | null;
            weightGrams?: number | null;
            dimensionsMm?: {
              length: number;
              width: number;
              height: number;
            } | null;
            taxRate?: number | null;
            hsCode?: string | null;
            originCountry?: string | null;
            components?: {
              sku: string;
              quantity: number;
            }[];
            backorderLimit?: number | null;
            availableFrom?: string | null;
            packs?: {
              name: string;
              barcode?: string | null;
              units: number;
            }[];
            tracksLots?: boolean;
            tracksSerials?: boolean;
            needsMark?: boolean;
            active?: boolean;
            version?: number;
          } } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Product"] } };
        201: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Product"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/products/{sku}/picture": {
    /** A product's picture as WebP */
    get: {
      parameters: {
        query?: {
          v?: string;
        };
        path: {
          sku: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "image/webp": Blob } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
    /** Upload a product's picture: PNG, JPEG or WebP, at most 5 MB */
    put: {
      parameters: {
        path: {
          sku: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            picture: string;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/products/{sku}/costs": {
    /** What a product has cost, the latest first */
    get: {
      parameters: {
        query?: {
          limit?: number;
          cursor?: string;
        };
        path: {
          sku: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["ProductCosts"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
    /** Set what a unit of a product costs, with the reason. An opening cost, or one that was wrong. Receipts of purchase orders average on from it. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          sku: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["SetCost"] } };
      responses: {
        201: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["ProductCosts"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/warehouses": {
    /** All warehouses, by priority */
    get: {
      parameters: {};
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["Warehouse"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/warehouses/{code}": {
    /** One warehouse */
    get: {
      parameters: {
        path: {
          code: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Warehouse"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
    /** Create or change a warehouse. What is left out keeps its value. Without coordinates they are found from the town and postal code. */
    put: {
      parameters: {
        path: {
          code: string;
        };
      };
      requestBody: { content: { "application/json": {
            name: string;
            address?: {
              country: string;
              region?: string | null;
              city: string;
              postalCode?: string | null;
              line1?: string | null;
            } | null;
            latitude?: number | null;
            longitude?: number | null;
            priority?: number;
            cutOff?: string;
            timezone?: string;
            capacity?: number | null;
            handlingDays?: number;
            calendar?: {
              closedWeekdays?: number[];
              holidays?: "ru";
              closedDates?: string[];
              openDates?: string[];
            } | null;
            stockMaster?: string;
            active?: boolean;
            version?: number;
          } } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Warehouse"] } };
        201: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Warehouse"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/warehouses/{code}/bins/change": {
    /** Say what bins are for, and what they hold at most. `pick`: orders are picked from it; `reserve`: pick bins are filled from it; `apart`: what may not be sold lies there. */
    post: {
      parameters: {
        path: {
          code: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["ChangeBins"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            changed: number;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/moved-days": {
    /** Days that the government moves, year by year */
    get: {
      parameters: {};
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["MovedDays"][];
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/moved-days/{year}": {
    /** Say which days are moved in a year; warehouses that keep the public holidays count by them at once */
    put: {
      parameters: {
        path: {
          year: number;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["PutMovedDays"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["MovedDays"][];
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/connection-kinds": {
    /** What can be connected, what each kind asks for, and what it can do */
    get: {
      parameters: {};
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["ConnectionKind"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/connections/{code}/intake/replay-failed": {
    /** Take in again what failed, a thousand at most */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          code: string;
        };
      };
      responses: {
        202: { headers: { [name: string]: unknown }; content: { "application/json": {
            queued: number;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/connections/{code}/stock": {
    /** What the channel has of our stock, by SKU and place */
    get: {
      parameters: {
        query?: {
          view?: "differences" | "refused" | "waiting";
          q?: string;
          limit?: number;
          cursor?: string;
        };
        path: {
          code: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["ChannelStock"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/connections/{code}/stock/push": {
    /** Tell the channel its numbers again. Of these SKUs, or of all without them. Queued, within the channel's limits. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          code: string;
        };
      };
      requestBody: { content: { "application/json": {
            skus?: string[];
          } } };
      responses: {
        202: { headers: { [name: string]: unknown }; content: { "application/json": {
            products: number | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/orders/{id}/channel": {
    /** What the order's channel can do and what it was told. `null` for an order that no connection brought. */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["OrderAtChannel"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/orders/{id}/channel/tell-again": {
    /** Tell the channel again what it refused */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      responses: {
        202: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["OrderAtChannel"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/channels": {
    /** All channels */
    get: {
      parameters: {};
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["Channel"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/channels/{code}": {
    /** One channel */
    get: {
      parameters: {
        path: {
          code: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Channel"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
    /** Create or change a channel. What is left out keeps its value. No warehouses: all of them. A channel that is not `active` takes no new orders: here they are refused (422 `channel_inactive`), those of its connection are stored, set aside as `ignored`, and can be replayed once it is active again. What a connection tells of its earlier orders still counts. */
    put: {
      parameters: {
        path: {
          code: string;
        };
      };
      requestBody: { content: { "application/json": {
            name: string;
            kind: string;
            buffer?: number;
            warehouses?: string[];
            active?: boolean;
          } } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Channel"] } };
        201: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Channel"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/connections": {
    /** All connections */
    get: {
      parameters: {};
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["Connection"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/connections/{code}": {
    /** One connection */
    get: {
      parameters: {
        path: {
          code: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Connection"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
    /** Create or change a connection to a shop or marketplace. Secrets are write-only: those that are left out are kept, an empty one is removed. Paste `webhookUrl` into the channel's webhook settings. */
    put: {
      parameters: {
        path: {
          code: string;
        };
      };
      requestBody: { content: { "application/json": {
            kind: string;
            channel: string;
            settings?: {
              [name: string]: unknown;
            };
            secrets?: {
              [name: string]: string;
            };
            stockOut?: boolean;
            active?: boolean;
          } } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Connection"] } };
        201: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Connection"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/connections/{code}/intake": {
    /** What a connection received, newest first */
    get: {
      parameters: {
        query?: {
          status?: "received" | "accepted" | "duplicate" | "held" | "failed" | "ignored";
          source?: "hook" | "poll" | "backfill" | "manual" | "file" | "exchange";
          limit?: number;
          cursor?: string;
        };
        path: {
          code: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["Intake"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/connections/{code}/intake/{id}/replay": {
    /** Take a stored delivery in again. By the same path as the first time: nothing is doubled, what has become possible since is done. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          code: string;
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Intake"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/connections/{code}/import": {
    /** Read one order at the channel. By the channel's own id of the order. It is taken in by the same path as a webhook: an order that is known is not doubled. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          code: string;
        };
      };
      requestBody: { content: { "application/json": {
            externalId: string;
          } } };
      responses: {
        202: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Intake"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/connections/{code}/backfill": {
    /** Fetch the orders of the last days. Day by day; the connection's `backfill` tells how far it has come. Orders that are known are not doubled. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          code: string;
        };
      };
      requestBody: { content: { "application/json": {
            days: number;
          } } };
      responses: {
        202: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Connection"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/simulation": {
    /** The simulated shop */
    get: {
      parameters: {};
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Simulation"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
    /** Switch the simulated shop on or off. Its orders are real orders of this workspace, tagged `simulated`. On: it is filled with the active products of the catalogue. */
    put: {
      parameters: {};
      requestBody: { content: { "application/json": components["schemas"]["SwitchSimulation"] } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Simulation"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/connections/{code}/mappings": {
    /** The channel's words and what they mean here */
    get: {
      parameters: {
        path: {
          code: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["Mapping"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
    /** Say what words of the channel mean. Words that are not named stay as they are. Orders that are held for one of them (`unmapped`) go on at once. */
    put: {
      parameters: {
        path: {
          code: string;
        };
      };
      requestBody: { content: { "application/json": {
            mappings: {
              kind: "warehouse";
              theirs: string;
              ours: {
                warehouse: string;
              } | null;
            } | {
              kind: "delivery";
              theirs: string;
              ours: {
                shippingMethod: string;
              } | null;
            } | {
              kind: "payment";
              theirs: string;
              ours: {
                method: string;
              } | null;
            } | {
              kind: "pickup_point";
              theirs: string;
              ours: {
                carrier: string;
                code?: string;
              } | null;
            }[];
          } } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["Mapping"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/connections/{code}/products/read": {
    /** Read the channel's catalogue. For matching; the connection's `catalogue` tells how far it has come. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          code: string;
        };
      };
      responses: {
        202: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Connection"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/connections/{code}/products": {
    /** The products that the channel names. `wanted=true`: only those that orders wait for because nobody has said what they are. */
    get: {
      parameters: {
        query?: {
          wanted?: string | boolean;
          q?: string;
          limit?: number;
          cursor?: string;
        };
        path: {
          code: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["ChannelProduct"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/connections/{code}/products/{externalId}/suggestions": {
    /** Products of ours that it may be */
    get: {
      parameters: {
        path: {
          code: string;
          externalId: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["ProductSuggestion"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/connections/{code}/products/{externalId}": {
    /** Say which product of ours it is. `sku`: it is this one (null: nobody says any more); `create`: make this one of it; `ignored`: it is not asked about again. Orders that waited for it are reserved at once; names and prices on them stay the channel's. */
    put: {
      parameters: {
        path: {
          code: string;
          externalId: string;
        };
      };
      requestBody: { content: { "application/json": {
            sku: string | null;
          } | {
            create: {
              sku: string;
              name: string;
              price: {
                amount: number;
                currency: string;
              };
            };
          } | {
            ignored: boolean;
          } } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["ChannelProduct"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/connections/{code}/files": {
    /** The files that 1C sent, newest first, and what became of each */
    get: {
      parameters: {
        query?: {
          state?: "receiving" | "waiting" | "running" | "done" | "failed";
          limit?: number;
          cursor?: string;
        };
        path: {
          code: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["ExchangeFile"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/connections/{code}/finance-reading": {
    /** How far a marketplace's fees are read by its API */
    get: {
      parameters: {
        path: {
          code: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["FinanceReading"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
    /** Read a marketplace's fees now. It is done once a day by itself. A row that a file has told as well counts once. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          code: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["ReadFinance"] } };
      responses: {
        202: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["FinanceReading"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/channel-day/stickers.pdf": {
    /** The channels' own stickers of several fulfilments in one document */
    get: {
      parameters: {
        query: {
          ids: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/pdf": Blob } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/channel-day": {
    /** What marketplaces carry today: to leave, left, to be stopped */
    get: {
      parameters: {
        query?: {
          connection?: string;
          warehouse?: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            boards: components["schemas"]["ChannelDayBoard"][];
            more: boolean;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/drop-offs": {
    /** The last drop-offs */
    get: {
      parameters: {
        query?: {
          connection?: string;
          warehouse?: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["DropOff"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
    /** Bring packed parcels to their marketplace together. The channel is asked for its paper of the whole. Parcels that may not leave are named with the reason and stay. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
      };
      requestBody: { content: { "application/json": components["schemas"]["BringToChannel"] } };
      responses: {
        201: { headers: { [name: string]: unknown }; content: { "application/json": {
            dropOffId: string | null;
            parcels: number;
            refused: {
              fulfilmentId: string;
              number: string;
              reason: {
                code: string;
                params?: {
                  [name: string]: string | number;
                };
              };
            }[];
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/drop-offs/{id}/document.pdf": {
    /** The channel's paper of a drop-off */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/pdf": Blob } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/orders/{id}/fees": {
    /** What the marketplace took for an order */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: {
              kind: "commission" | "logistics" | "other";
              currency: string;
              /** Positive is a cost, negative came back */
              amountMinor: number;
            }[];
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/connections/{code}/finance-reports": {
    /** Read a marketplace's finance report. A form with `file` (CSV or XLSX, at most 20 MB) and, if the file's name does not name the report, `name`. What the marketplace took reaches each order; a report that is read again adds only what was missing. */
    post: {
      parameters: {
        path: {
          code: string;
        };
      };
      requestBody: { content: { "multipart/form-data": {
            file?: string;
            name?: string;
          } } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["FinanceReport"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/connections/{code}/try-mapping": {
    /** Try a mapping on a payload. For connections of kind `generic`. Changes nothing. Settings left out: those of the connection; payload left out: its last delivery. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          code: string;
        };
      };
      requestBody: { content: { "application/json": {
            settings?: {
              [name: string]: unknown;
            };
            payload?: string | {
              [name: string]: unknown;
            };
          } } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["TriedMapping"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/imports": {
    /** Imports, newest first. Needs the scope of what is imported: catalog:write, stock:write or orders:write. */
    get: {
      parameters: {
        query?: {
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["FileImport"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
    /** Upload a CSV or XLSX to be imported. The file is the body, at most 50 MB; nothing is taken in yet. The answer says which columns there are, and which of our fields they seem to mean. Needs the scope of what is imported: catalog:write, stock:write or orders:write. */
    post: {
      parameters: {
        query: {
          kind: "products" | "stock" | "orders" | "sales" | "settlements";
          source: string;
          name?: string;
        };
      };
      requestBody: { content: { "application/octet-stream": Blob } };
      responses: {
        201: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["WholeFileImport"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/imports/{id}": {
    /** One import with its columns and counts. Needs the scope of what is imported: catalog:write, stock:write or orders:write. */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["WholeFileImport"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
    /** Forget an upload that was not taken in. Needs the scope of what is imported: catalog:write, stock:write or orders:write. */
    delete: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        204: { headers: { [name: string]: unknown }; content: { [media: string]: never } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/imports/{id}/errors": {
    /** Cells that cannot be taken as they are, by row. Needs the scope of what is imported: catalog:write, stock:write or orders:write. */
    get: {
      parameters: {
        query?: {
          limit?: number;
          cursor?: string;
        };
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["WrongCell"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/imports/{id}/left-out": {
    /** What a commit refused, or an undoing left as it is, with why. Needs the scope of what is imported: catalog:write, stock:write or orders:write. */
    get: {
      parameters: {
        query?: {
          limit?: number;
          cursor?: string;
        };
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["LeftOut"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/imports/{id}/check": {
    /** Say which column is which field, and begin a dry run. The mapping is kept for the next file of the same source. Needs the scope of what is imported: catalog:write, stock:write or orders:write. */
    post: {
      parameters: {
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": {
            mapping: {
              sku?: number;
              name?: number;
              barcode?: number;
              group?: number;
              price?: number;
              cost?: number;
              currency?: number;
              weightGrams?: number;
              taxRate?: number;
              hsCode?: number;
              originCountry?: number;
              active?: number;
              warehouse?: number;
              onHand?: number;
              externalId?: number;
              number?: number;
              channel?: number;
              placedAt?: number;
              status?: number;
              cancelledAt?: number;
              customerName?: number;
              email?: number;
              phone?: number;
              country?: number;
              region?: number;
              city?: number;
              postalCode?: number;
              line1?: number;
              shippingMethod?: number;
              shippingPrice?: number;
              paymentStatus?: number;
              paymentMethod?: number;
              orderDiscount?: number;
              note?: number;
              itemName?: number;
              quantity?: number;
              unitPrice?: number;
              discount?: number;
              soldAt?: number;
              check?: number;
              sum?: number;
              trackingNumber?: number;
              carrierReference?: number;
              orderNumber?: number;
              collected?: number;
              carrierFee?: number;
              settledAt?: number;
              register?: number;
            };
            settings?: {
              channel?: string;
              warehouse?: string;
              payment?: "paid" | "unpaid" | "cash_on_delivery";
              carrier?: string;
              register?: string;
            };
          } } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["WholeFileImport"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/imports/{id}/sheet": {
    /** Read another sheet of a workbook. Needs the scope of what is imported: catalog:write, stock:write or orders:write. */
    post: {
      parameters: {
        path: {
          id: string;
        };
      };
      requestBody: { content: { "application/json": {
            sheet: string;
          } } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["WholeFileImport"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/imports/{id}/commit": {
    /** Take a checked file in. What was found wrong stays out. Runs in the background. Needs the scope of what is imported: catalog:write, stock:write or orders:write. */
    post: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["WholeFileImport"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/imports/{id}/undo": {
    /** Take back what a file brought. What was used or changed since stays, with why. Needs the scope of what is imported: catalog:write, stock:write or orders:write. */
    post: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["WholeFileImport"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/exports/products.csv": {
    /** Export products as CSV. The whole list that the filter finds, streamed. Cells that a spreadsheet would run begin with an apostrophe. */
    get: {
      parameters: {
        query?: {
          q?: string;
          active?: string | boolean;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/octet-stream": Blob } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/exports/stock.csv": {
    /** Export stock as CSV. The whole list that the filter finds, streamed. Cells that a spreadsheet would run begin with an apostrophe. */
    get: {
      parameters: {
        query?: {
          sku?: string;
          warehouse?: string;
          q?: string;
          only?: "short" | "reserved";
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/octet-stream": Blob } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/exports/orders.csv": {
    /** Export orders as CSV. The whole list that the filter finds, streamed. Cells that a spreadsheet would run begin with an apostrophe. */
    get: {
      parameters: {
        query?: {
          view?: "open" | "mine" | "new" | "due_today" | "late" | "held" | "backordered" | "delayed" | "awaits_transfer" | "drafts" | "sold" | "all";
          status?: "draft" | "new" | "confirmed" | "closed" | "cancelled";
          fulfilmentStatus?: "unfulfilled" | "backordered" | "reserved" | "picking" | "packed" | "partially_shipped" | "shipped" | "partially_delivered" | "delivered" | "returned_to_sender";
          paymentStatus?: "unpaid" | "authorized" | "partially_paid" | "paid" | "cash_on_delivery" | "partially_refunded" | "refunded";
          channel?: string;
          warehouse?: string;
          sku?: string;
          customerId?: string;
          tag?: string;
          responsible?: "me" | string;
          priority?: "normal" | "high" | "urgent";
          region?: string;
          category?: string;
          buyer?: "new" | "repeat";
          returned?: "yes";
          refunded?: "yes";
          currency?: string;
          placedAfter?: string;
          placedBefore?: string;
          q?: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/octet-stream": Blob } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/exports/products.xlsx": {
    /** Export products as XLSX. The whole list that the filter finds, streamed. Cells that a spreadsheet would run begin with an apostrophe. */
    get: {
      parameters: {
        query?: {
          q?: string;
          active?: string | boolean;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/octet-stream": Blob } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/exports/stock.xlsx": {
    /** Export stock as XLSX. The whole list that the filter finds, streamed. Cells that a spreadsheet would run begin with an apostrophe. */
    get: {
      parameters: {
        query?: {
          sku?: string;
          warehouse?: string;
          q?: string;
          only?: "short" | "reserved";
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/octet-stream": Blob } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/exports/orders.xlsx": {
    /** Export orders as XLSX. The whole list that the filter finds, streamed. Cells that a spreadsheet would run begin with an apostrophe. */
    get: {
      parameters: {
        query?: {
          view?: "open" | "mine" | "new" | "due_today" | "late" | "held" | "backordered" | "delayed" | "awaits_transfer" | "drafts" | "sold" | "all";
          status?: "draft" | "new" | "confirmed" | "closed" | "cancelled";
          fulfilmentStatus?: "unfulfilled" | "backordered" | "reserved" | "picking" | "packed" | "partially_shipped" | "shipped" | "partially_delivered" | "delivered" | "returned_to_sender";
          paymentStatus?: "unpaid" | "authorized" | "partially_paid" | "paid" | "cash_on_delivery" | "partially_refunded" | "refunded";
          channel?: string;
          warehouse?: string;
          sku?: string;
          customerId?: string;
          tag?: string;
          responsible?: "me" | string;
          priority?: "normal" | "high" | "urgent";
          region?: string;
          category?: string;
          buyer?: "new" | "repeat";
          returned?: "yes";
          refunded?: "yes";
          currency?: string;
          placedAfter?: string;
          placedBefore?: string;
          q?: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/octet-stream": Blob } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/crm": {
    /** All CRMs that hear of orders */
    get: {
      parameters: {};
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["Crm"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/crm/{code}": {
    /** One CRM and how its line is */
    get: {
      parameters: {
        path: {
          code: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Crm"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
    /** Make each order a deal in a CRM. From then on each new order becomes one deal; its stage, sum and lines follow the order. `bitrix24` takes settings `category`, `responsible` and the secret `webhookUrl` (an incoming webhook with the right «crm»); `amocrm` takes settings `account`, `pipeline`, `currency`, `responsible`, `linkField` and the secret `token`. Both take `stages` (placed, paid, shipped, delivered, cancelled → their id), `buyer` (which of name, phone and email may be told), `title` and `baseUrl`. Secrets that are left out are kept. */
    put: {
      parameters: {
        path: {
          code: string;
        };
      };
      requestBody: { content: { "application/json": {
            kind: "bitrix24" | "amocrm";
            settings?: {
              [name: string]: unknown;
            };
            secrets?: {
              [name: string]: string;
            };
            active?: boolean;
          } } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Crm"] } };
        201: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Crm"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
    /** Forget a CRM; its deals stay there */
    delete: {
      parameters: {
        path: {
          code: string;
        };
      };
      responses: {
        204: { headers: { [name: string]: unknown }; content: { [media: string]: never } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/crm/{code}/funnels": {
    /** The CRM's funnels and their stages. Asked with the secrets that are given, for a CRM that is not connected yet; without any, with the stored ones. */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          code: string;
        };
      };
      requestBody: { content: { "application/json": {
            kind: "bitrix24" | "amocrm";
            settings?: {
              [name: string]: unknown;
            };
            secrets?: {
              [name: string]: string;
            };
          } } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["CrmFunnel"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/crm/{code}/test": {
    /** Ask the CRM something harmless */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          code: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            problem: {
              code: string;
              params?: {
                [name: string]: string | number;
              };
            } | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/crm/{code}/deals": {
    /** How many deals were told, and which orders wait or were refused */
    get: {
      parameters: {
        path: {
          code: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["CrmDeals"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/crm/{code}/tell-again": {
    /** Tell the refused orders again */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          code: string;
        };
      };
      responses: {
        202: { headers: { [name: string]: unknown }; content: { "application/json": {
            deals: number;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/webhooks": {
    /** All receivers */
    get: {
      parameters: {};
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["Webhook"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/webhooks/{code}": {
    /** One receiver */
    get: {
      parameters: {
        path: {
          code: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Webhook"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
    /** Tell another system what happens here. Each event that is wanted (`order.placed`, `order.*`, `*`) is posted to the address, signed by Standard Webhooks (`webhook-id`, `webhook-timestamp`, `webhook-signature`). Anything but 2xx is tried again for four days; redirects are not followed; 410 stops the receiver; Retry-After is kept. */
    put: {
      parameters: {
        path: {
          code: string;
        };
      };
      requestBody: { content: { "application/json": {
            url: string;
            events: string[];
            active?: boolean;
          } } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["PutWebhookAnswer"] } };
        201: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["PutWebhookAnswer"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
    /** Remove a receiver and its log */
    delete: {
      parameters: {
        path: {
          code: string;
        };
      };
      responses: {
        204: { headers: { [name: string]: unknown }; content: { [media: string]: never } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/webhooks/{code}/rotate-secret": {
    /** A new signing secret; the old one signs along for some hours */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          code: string;
        };
      };
      requestBody: { content: { "application/json": {
            keepOldHours?: number;
          } } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            secret: string;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/webhooks/{code}/test": {
    /** Send a harmless event */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          code: string;
        };
      };
      responses: {
        202: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["WebhookDelivery"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/webhooks/{code}/deliveries": {
    /** What was sent, newest first */
    get: {
      parameters: {
        query?: {
          state?: "waiting" | "delivered" | "failed";
          limit?: number;
          cursor?: string;
        };
        path: {
          code: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["WebhookDelivery"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/webhooks/{code}/deliveries/{id}/resend": {
    /** Send a delivery again, under its own id */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          code: string;
          id: string;
        };
      };
      responses: {
        202: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["WebhookDelivery"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/messages": {
    /** What buyers were told, newest first */
    get: {
      parameters: {
        query?: {
          order?: string;
          status?: "queued" | "sent" | "delivered" | "not_sent" | "failed";
          event?: "accepted" | "packed" | "handed_over" | "out_for_delivery" | "ready_for_pickup" | "pickup_reminder" | "failed_attempt" | "delayed" | "delivered" | "cancelled" | "returned" | "refunded" | "substitution" | "rating_request" | "return_approved" | "return_rejected" | "return_received";
          channel?: "email" | "sms" | "telegram";
          q?: string;
          limit?: number;
          cursor?: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["Message"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/messages/statistics": {
    /** How messages of the last 30 days fared, by channel and event */
    get: {
      parameters: {};
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["MessageStatistics"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/messages/{id}/resend": {
    /** Send a message that failed or was kept, anew and with all its attempts */
    post: {
      parameters: {
        header?: {
          /** Up to 255 characters; a repeat gets the same answer */
          "idempotency-key"?: string;
        };
        path: {
          id: string;
        };
      };
      responses: {
        202: { headers: { [name: string]: unknown }; content: { "application/json": {
            id: string;
            status: "queued";
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/message-settings": {
    /** By which ways, when and of what buyers are told */
    get: {
      parameters: {};
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["MessageSettings"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
    /** Change by which ways, when and of what buyers are told. With `version` a change that somebody else made meanwhile is not overwritten (409). */
    put: {
      parameters: {};
      requestBody: { content: { "application/json": {
            order: ("email" | "sms" | "telegram")[];
            off?: {
              accepted?: ("email" | "sms" | "telegram")[];
              packed?: ("email" | "sms" | "telegram")[];
              handed_over?: ("email" | "sms" | "telegram")[];
              out_for_delivery?: ("email" | "sms" | "telegram")[];
              ready_for_pickup?: ("email" | "sms" | "telegram")[];
              pickup_reminder?: ("email" | "sms" | "telegram")[];
              failed_attempt?: ("email" | "sms" | "telegram")[];
              delayed?: ("email" | "sms" | "telegram")[];
              delivered?: ("email" | "sms" | "telegram")[];
              cancelled?: ("email" | "sms" | "telegram")[];
              returned?: ("email" | "sms" | "telegram")[];
              refunded?: ("email" | "sms" | "telegram")[];
              substitution?: ("email" | "sms" | "telegram")[];
              rating_request?: ("email" | "sms" | "telegram")[];
              return_approved?: ("email" | "sms" | "telegram")[];
              return_rejected?: ("email" | "sms" | "telegram")[];
              return_received?: ("email" | "sms" | "telegram")[];
            };
            quiet: {
              from: string;
              until: string;
              channels: ("email" | "sms" | "telegram")[];
              urgent: ("accepted" | "packed" | "handed_over" | "out_for_delivery" | "ready_for_pickup" | "pickup_reminder" | "failed_attempt" | "delayed" | "delivered" | "cancelled" | "returned" | "refunded" | "substitution" | "rating_request" | "return_approved" | "return_rejected" | "return_received")[];
            } | null;
            consent: "unless_refused" | "if_agreed";
            rateAfterDays: number | null;
            version?: number;
          } } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["MessageSettings"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/message-accounts": {
    /** Accounts with providers of messages */
    get: {
      parameters: {};
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["MessageAccount"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/message-accounts/{code}": {
    /** Connect SMS.RU (smsru), SMSC.ru (smsc), Twilio (twilio) or a Telegram bot (telegram), or change its account. One account serves a channel: switched on, it takes the place of the one before. Secrets that are left out are kept. */
    put: {
      parameters: {
        path: {
          code: string;
        };
      };
      requestBody: { content: { "application/json": {
            kind: "smsru" | "smsc" | "twilio" | "telegram";
            settings?: {
              [name: string]: unknown;
            };
            secrets?: {
              [name: string]: string;
            };
            active?: boolean;
          } } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["MessageAccount"] } };
        201: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["MessageAccount"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/message-accounts/{code}/test": {
    /** Ask the provider whether the keys are good and tell it where to report to; nothing is sent to anyone */
    post: {
      parameters: {
        path: {
          code: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            problem: {
              code: string;
              params?: {
                [name: string]: string | number;
              };
            } | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/message-brands": {
    /** How the shop looks to the buyers of each sales channel */
    get: {
      parameters: {};
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["MessageBrand"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/message-brands/{channel}": {
    /** Change how the shop looks to the buyers of a sales channel; null: as the organization */
    put: {
      parameters: {
        path: {
          channel: string;
        };
      };
      requestBody: { content: { "application/json": {
            senderName?: string | null;
            smsSender?: string | null;
            brandColor?: string | null;
            logoUrl?: string | null;
            replyTo?: string | null;
          } } };
      responses: {
        204: { headers: { [name: string]: unknown }; content: { [media: string]: never } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/message-consents": {
    /** Who has said whether they want reminders and questions, the latest hundred */
    get: {
      parameters: {
        query?: {
          q?: string;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: {
              channel: "email" | "sms" | "telegram";
              recipient: string;
              allowed: boolean;
              source: "link" | "chat" | "staff" | "provider";
              at: string;
            }[];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
    /** Note what a buyer has said about reminders and questions */
    put: {
      parameters: {};
      requestBody: { content: { "application/json": {
            channel: "email" | "sms" | "telegram";
            recipient: string;
            allowed: boolean;
          } } };
      responses: {
        204: { headers: { [name: string]: unknown }; content: { [media: string]: never } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/message-templates": {
    /** The words for every event in both languages */
    get: {
      parameters: {};
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: {
              subject: string;
              title: string;
              body: string;
              sms: string;
              event: "accepted" | "packed" | "handed_over" | "out_for_delivery" | "ready_for_pickup" | "pickup_reminder" | "failed_attempt" | "delayed" | "delivered" | "cancelled" | "returned" | "refunded" | "substitution" | "rating_request" | "return_approved" | "return_rejected" | "return_received";
              locale: "ru" | "en";
              /** False: the words that Dirigent comes with */
              isOwn: boolean;
              version: number;
            }[];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/message-templates/{event}/{locale}": {
    /** The words for an event, ours beside them, and their history */
    get: {
      parameters: {
        path: {
          event: "accepted" | "packed" | "handed_over" | "out_for_delivery" | "ready_for_pickup" | "pickup_reminder" | "failed_attempt" | "delayed" | "delivered" | "cancelled" | "returned" | "refunded" | "substitution" | "rating_request" | "return_approved" | "return_rejected" | "return_received";
          locale: "ru" | "en";
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["MessageTemplate"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
    /** The shop's own words, as a new version; `texts` null goes back to ours. Variables stand in {braces}; a part in [square brackets] appears only when what it names is known. Unknown variables are refused. */
    put: {
      parameters: {
        path: {
          event: "accepted" | "packed" | "handed_over" | "out_for_delivery" | "ready_for_pickup" | "pickup_reminder" | "failed_attempt" | "delayed" | "delivered" | "cancelled" | "returned" | "refunded" | "substitution" | "rating_request" | "return_approved" | "return_rejected" | "return_received";
          locale: "ru" | "en";
        };
      };
      requestBody: { content: { "application/json": {
            texts: {
              subject: string;
              title: string;
              body: string;
              sms: string;
            } | null;
            version?: number;
          } } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["MessageTemplate"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/message-templates/{event}/{locale}/restore": {
    /** Bring an earlier version back, as a new one on top */
    post: {
      parameters: {
        path: {
          event: "accepted" | "packed" | "handed_over" | "out_for_delivery" | "ready_for_pickup" | "pickup_reminder" | "failed_attempt" | "delayed" | "delivered" | "cancelled" | "returned" | "refunded" | "substitution" | "rating_request" | "return_approved" | "return_rejected" | "return_received";
          locale: "ru" | "en";
        };
      };
      requestBody: { content: { "application/json": {
            version: number;
          } } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["MessageTemplate"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/message-templates/{event}/{locale}/preview": {
    /** The message that an order's buyer would get by such words; null where there is no order yet */
    post: {
      parameters: {
        path: {
          event: "accepted" | "packed" | "handed_over" | "out_for_delivery" | "ready_for_pickup" | "pickup_reminder" | "failed_attempt" | "delayed" | "delivered" | "cancelled" | "returned" | "refunded" | "substitution" | "rating_request" | "return_approved" | "return_rejected" | "return_received";
          locale: "ru" | "en";
        };
      };
      requestBody: { content: { "application/json": {
            texts: {
              subject: string;
              title: string;
              body: string;
              sms: string;
            };
            order?: string;
          } } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["MessagePreview"] } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/message-templates/{event}/{locale}/test": {
    /** Send it to a phone of one's own; letters go to the own address of a person who is signed in */
    post: {
      parameters: {
        path: {
          event: "accepted" | "packed" | "handed_over" | "out_for_delivery" | "ready_for_pickup" | "pickup_reminder" | "failed_attempt" | "delayed" | "delivered" | "cancelled" | "returned" | "refunded" | "substitution" | "rating_request" | "return_approved" | "return_rejected" | "return_received";
          locale: "ru" | "en";
        };
      };
      requestBody: { content: { "application/json": {
            texts: {
              subject: string;
              title: string;
              body: string;
              sms: string;
            };
            order?: string;
            channel: "email" | "sms";
            phone?: string;
          } } };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            to: string;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
  "/api/v1/events": {
    /** Everything that has happened, in feed order. The same events, with the same cursors, as on the socket: whoever was away goes on after the last cursor it knows. `nextCursor` is null at the end of the feed; to wait for more, ask again after the last item's cursor. A cursor of another database, or of this one before it was restored, is refused with 409 `resync`: read everything anew. A key hears of what its scopes let it read: orders:read, stock:read, or all with full. */
    get: {
      parameters: {
        query?: {
          after?: string;
          limit?: number;
        };
      };
      responses: {
        200: { headers: { [name: string]: unknown }; content: { "application/json": {
            items: components["schemas"]["Event"][];
            nextCursor: string | null;
          } } };
        "4XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
        "5XX": { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      };
    };
  };
}

export interface components {
  schemas: {
    Tracking: {
      number: string;
      stage: "accepted" | "assembled" | "handed_over" | "in_transit" | "ready_for_pickup" | "delivered" | "cancelled" | "returned";
      stages: {
        stage: "accepted" | "assembled" | "handed_over" | "in_transit" | "ready_for_pickup" | "delivered" | "cancelled" | "returned";
        at: string;
      }[];
      parcels: {
        stage: "accepted" | "assembled" | "handed_over" | "in_transit" | "ready_for_pickup" | "delivered" | "cancelled" | "returned";
        /** Null for the shop's own courier and for collection */
        carrier: string | null;
        trackingNumber: string | null;
        expectedAt: string | null;
        /** The first day of the carrier's span; null where it names one day */
        expectedFrom: string | null;
        storedUntil: string | null;
        lines: {
          name: string;
          quantity: number;
        }[];
        events: {
          status: "pre_transit" | "in_transit" | "out_for_delivery" | "ready_for_pickup" | "delivered" | "failed_attempt" | "return_to_sender" | "returned" | "lost" | "unknown";
          at: string;
          place: string | null;
        }[];
      }[];
      expectedAt: string | null;
      /** The shop's, in which its days are days */
      timeZone: string;
      actions: ("rate" | "correct_address" | "choose_point" | "cancel" | "return" | "message" | "contact")[];
      /** How the town is probably spelled, where nobody knows it as it stands; `city` for a correction of the address */
      towns?: {
        city: string;
        region: string | null;
      }[];
      /** What the shop offers in place of a missing product, while it waits for the buyer's answer */
      substitution?: {
        id: string;
        instead: string;
        name: string;
        quantity: number;
        differenceMinor: number;
        currency: string;
      };
    };
    Problem: {
      type: string;
      title: string;
      status: number;
      detail: string;
      code: string;
      errors?: {
        path: string;
        message: string;
      }[];
      [name: string]: unknown;
    };
    CorrectAddress: {
      contact: string;
      line1: string;
      postalCode?: string | null;
      /** Another spelling of the town, one of `towns` of the tracking answer; left out, it stays as it is */
      city?: string | null;
    };
    ChoosePoint: {
      contact: string;
      code: string;
    };
    CancelForBuyer: {
      contact: string;
    };
    WriteToShop: {
      text: string;
    };
    ReturnByBuyer: {
      form?: string;
      lines: {
        lineId: string;
        quantity: number;
      }[];
      reason: "changed_mind" | "wrong_size" | "not_as_described" | "defective" | "damaged_on_the_way" | "wrong_item" | "late" | "other";
      note?: string | null;
      contact: string;
    };
    LookUpOrder: {
      number: string;
      contact: string;
    };
    Order: {
      id: string;
      number: string;
      channel: string;
      externalId: string | null;
      version: number;
      status: "draft" | "new" | "confirmed" | "closed" | "cancelled";
      paymentStatus: "unpaid" | "authorized" | "partially_paid" | "paid" | "cash_on_delivery" | "partially_refunded" | "refunded";
      fulfilmentStatus: "unfulfilled" | "backordered" | "reserved" | "picking" | "packed" | "partially_shipped" | "shipped" | "partially_delivered" | "delivered" | "returned_to_sender";
      returnStatus: "none" | "requested" | "partially_returned" | "returned";
      fulfilledBy: "us" | "channel";
      placedAt: string;
      currency: string;
      customer: {
        name: string;
        email: string | null;
        phone: string | null;
        locale: string;
      };
      shippingAddress: {
        country: string;
        region: string | null;
        city: string;
        postalCode: string | null;
        line1: string | null;
        latitude: number | null;
        longitude: number | null;
      } | null;
      shippingMethod: string | null;
      pickupPoint: {
        carrier: string;
        code: string;
      } | null;
      shipBy: string | null;
      delivery: {
        /** The last moment of the day that the buyer was told */
        promisedBy: string;
        /** null: it has arrived, or nobody can say */
        expectedAt: string | null;
        /** Why the promised day will not be kept; null while it can be */
        late: {
          since: string;
          reason: string;
          params?: {
            [name: string]: string | number;
          };
        } | null;
        /** The offer that the day was reckoned with before anything was packed; null: no carrier was asked */
        offer: {
          carrier: string;
          service: string;
          daysMin: number;
          daysMax: number;
          price: {
            amount: number;
            currency: string;
          };
          askedAt: string;
        } | null;
      } | null;
      /** The latest promise of its waiting lines; null when one is unknown */
      promisedAt: string | null;
      note: string | null;
      tags: string[];
      responsible: {
        id: string;
        name: string;
      } | null;
      priority: "normal" | "high" | "urgent";
      customFields: {
        [name: string]: string;
      };
      holds: {
        id: string;
        reason: string;
        note: string | null;
        until: string | null;
        /** The event that releases it by itself */
        waitsFor: "payment" | "stock" | "address" | null;
        /** Failed conditions of a confirmation, the order that a duplicate looks like */
        data: {
          [name: string]: unknown;
        };
      }[];
      totals: {
        goods: {
          amount: number;
          currency: string;
        };
        discount: {
          amount: number;
          currency: string;
        };
        shipping: {
          amount: number;
          currency: string;
        };
        tax: {
          amount: number;
          currency: string;
        };
        total: {
          amount: number;
          currency: string;
        };
        paid: {
          amount: number;
          currency: string;
        };
        refunded: {
          amount: number;
          currency: string;
        };
      };
      lines: components["schemas"]["OrderLine"][];
      fulfilments: {
        id: string;
        warehouse: string;
        status: "planned" | "picking" | "picked" | "packed" | "handed_over" | "delivered" | "returned_to_sender" | "cancelled";
        lines: {
          sku: string;
          quantity: number;
          picked: number;
          packed: number;
        }[];
      }[];
      shipments: {
        id: string;
        carrier: string;
        trackingNumber: string | null;
        status: string;
      }[];
      routing: {
        /** Whose routing rules decided: the channel's own, the organization's, or those that Dirigent brings along */
        ruleSet: {
          scope: "default" | "organization" | "channel";
          id: string | null;
          version: number;
        } | null;
        chosen?: unknown;
        candidates: unknown[];
        refused: unknown[];
      };
      /** null for pickers: whoever holds it is taken for the buyer */
      trackingUrl: string | null;
    };
    OrderLine: {
      id: string;
      sku: string;
      name: string;
      quantity: number;
      cancelled: number;
      reserved: number;
      backordered: number;
      picked: number;
      packed: number;
      shipped: number;
      delivered: number;
      returned: number;
      /** When waiting units are expected to leave */
      promisedAt: string | null;
      unitPrice: number;
      discount: number;
      taxRate: number | null;
    };
    PlaceOrder: {
      channel: string;
      externalId?: string | null;
      placedAt?: string;
      currency?: string;
      customer: {
        name: string;
        email?: string | null;
        phone?: string | null;
        locale?: "ru" | "en";
      };
      shippingAddress?: {
        country?: string;
        region?: string | null;
        city: string;
        postalCode?: string | null;
        line1?: string | null;
        latitude?: number | null;
        longitude?: number | null;
      } | null;
      shippingMethod?: string | null;
      pickupPoint?: {
        carrier: string;
        code: string;
      } | null;
      shipBy?: string | null;
      shippingPrice?: number;
      lines: {
        sku: string;
        name?: string;
        quantity: number;
        unitPrice: number;
        discount?: number;
        taxRate?: number | null;
        externalId?: string;
      }[];
      payment?: {
        status: "paid" | "authorized" | "unpaid" | "cash_on_delivery";
        method?: string | null;
        reference?: string | null;
      };
      onShortage?: "backorder" | "hold" | "reject";
      note?: string | null;
      tags?: string[];
      priority?: "normal" | "high" | "urgent";
      customFields?: {
        [name: string]: string;
      };
    };
    PlaceOrders: {
      orders: unknown[];
    };
    DraftOrder: {
      channel: string;
      externalId?: string | null;
      currency?: string;
      shippingAddress?: {
        country?: string;
        region?: string | null;
        city: string;
        postalCode?: string | null;
        line1?: string | null;
        latitude?: number | null;
        longitude?: number | null;
      } | null;
      shippingMethod?: string | null;
      pickupPoint?: {
        carrier: string;
        code: string;
      } | null;
      shipBy?: string | null;
      shippingPrice?: number;
      lines: {
        sku: string;
        name?: string;
        quantity: number;
        unitPrice: number;
        discount?: number;
        taxRate?: number | null;
        externalId?: string;
      }[];
      onShortage?: "backorder" | "hold" | "reject";
      note?: string | null;
      tags?: string[];
      priority?: "normal" | "high" | "urgent";
      customFields?: {
        [name: string]: string;
      };
      customer?: {
        name?: string;
        email?: string | null;
        phone?: string | null;
        locale?: "ru" | "en";
      };
      payment?: {
        status: "paid" | "authorized" | "unpaid" | "cash_on_delivery";
        method?: string | null;
        reference?: string | null;
      };
      reserveUntil?: string | null;
    };
    PlaceDraft: {
      version?: number;
      payment?: {
        status: "paid" | "authorized" | "unpaid" | "cash_on_delivery";
        method?: string | null;
        reference?: string | null;
      };
    };
    OrderChange: {
      totals: {
        before: {
          goodsMinor: number;
          discountMinor: number;
          shippingMinor: number;
          taxMinor: number;
          totalMinor: number;
        };
        after: {
          goodsMinor: number;
          discountMinor: number;
          shippingMinor: number;
          taxMinor: number;
          totalMinor: number;
        };
      };
      /** Above 0 the buyer still owes it, below 0 it is to be given back */
      balanceMinor: number;
      stock: {
        sku: string;
        ordered: number;
        reserved: number;
        backordered: number;
      }[];
      /** Picked units that go where `restock` says */
      takenOut?: number;
      routing: {
        before: {
          warehouse: string;
          units: number;
        }[];
        after: {
          warehouse: string;
          units: number;
        }[];
      };
      changes: {
        what: "line_added" | "line_removed" | "quantity" | "price" | "discount" | "address" | "delivery" | "shipping_price" | "ship_by" | "buyer";
        sku?: string;
        from?: string | number | null;
        to?: string | number | null;
      }[];
    };
    EditOrder: {
      version?: number;
      operations: {
        op: "add_line";
        sku: string;
        quantity: number;
        unitPrice?: number;
        discount?: number;
        taxRate?: number | null;
      } | {
        op: "remove_line";
        lineId: string;
      } | {
        op: "set_quantity";
        lineId: string;
        quantity: number;
      } | {
        op: "set_price";
        lineId: string;
        unitPrice: number;
      } | {
        op: "set_discount";
        lineId: string;
        discount: number;
      } | {
        op: "set_address";
        address: {
          country?: string;
          region?: string | null;
          city: string;
          postalCode?: string | null;
          line1?: string | null;
          latitude?: number | null;
          longitude?: number | null;
        } | null;
      } | {
        op: "set_delivery";
        shippingMethod?: string | null;
        pickupPoint?: {
          carrier: string;
          code: string;
        } | null;
        shippingPrice?: number;
        shipBy?: string | null;
      } | {
        op: "set_buyer";
        name?: string;
        email?: string | null;
        phone?: string | null;
      }[];
      preview?: boolean;
      note?: string | null;
      restock?: "sellable" | "damaged";
    };
    SplitOrder: {
      version?: number;
      lines: {
        lineId: string;
        units: number;
      }[];
      note?: string | null;
    };
    OrderChangeSet: {
      id: string;
      kind: "edit" | "substitution" | "split" | "channel" | "exchange";
      status: "proposed" | "confirmed" | "discarded" | "declined";
      /** The order's version when the change was begun */
      baseVersion: number;
      operations: {
        op: "add_line";
        sku: string;
        quantity: number;
        unitPrice?: number;
        discount?: number;
        taxRate?: number | null;
      } | {
        op: "remove_line";
        lineId: string;
      } | {
        op: "set_quantity";
        lineId: string;
        quantity: number;
      } | {
        op: "set_price";
        lineId: string;
        unitPrice: number;
      } | {
        op: "set_discount";
        lineId: string;
        discount: number;
      } | {
        op: "set_address";
        address: {
          country?: string;
          region?: string | null;
          city: string;
          postalCode?: string | null;
          line1?: string | null;
          latitude?: number | null;
          longitude?: number | null;
        } | null;
      } | {
        op: "set_delivery";
        shippingMethod?: string | null;
        pickupPoint?: {
          carrier: string;
          code: string;
        } | null;
        shippingPrice?: number;
        shipBy?: string | null;
      } | {
        op: "set_buyer";
        name?: string;
        email?: string | null;
        phone?: string | null;
      }[];
      preview: components["schemas"]["OrderChange"];
      note: string | null;
      by: string;
      decidedBy: string | null;
      createdAt: string;
      decidedAt: string | null;
    };
    RouteAgain: {
      version?: number;
    };
    ProposeSubstitution: {
      version?: number;
      lineId: string;
      sku: string;
      units?: number;
      price?: "as_ordered" | "own";
      note?: string | null;
    };
    ReassignOrders: {
      fromId: string;
      toId: string | null;
    };
    OrderPolicy: {
      version: number;
      policy: {
        confirmation?: {
          on?: boolean;
          channels?: string[] | null;
          maxTotal?: number | null;
          paidOrTrusted?: boolean;
          trustedAfter?: number;
          addressComplete?: boolean;
          allInStock?: boolean;
          noComment?: boolean;
        };
        cancelUnpaidAfterHours?: number | null;
        cancelUnfillableAfterDays?: number | null;
        duplicateWindowMinutes?: number | null;
        duplicateAction?: "hold" | "warn";
        customFields?: string[];
      };
    };
    PutOrderPolicy: {
      version: number;
      policy: {
        confirmation?: {
          on?: boolean;
          channels?: string[] | null;
          maxTotal?: number | null;
          paidOrTrusted?: boolean;
          trustedAfter?: number;
          addressComplete?: boolean;
          allInStock?: boolean;
          noComment?: boolean;
        };
        cancelUnpaidAfterHours?: number | null;
        cancelUnfillableAfterDays?: number | null;
        duplicateWindowMinutes?: number | null;
        duplicateAction?: "hold" | "warn";
        customFields?: string[];
      };
    };
    AssignOrder: {
      version?: number;
      responsibleId: string | null;
    };
    TagOrder: {
      version?: number;
      add?: string[];
      remove?: string[];
    };
    SetPriority: {
      version?: number;
      priority: "normal" | "high" | "urgent";
    };
    SetFields: {
      version?: number;
      fields: {
        [name: string]: string | null;
      };
    };
    CheckAddress: {
      country?: string;
      region?: string | null;
      city: string;
      postalCode?: string | null;
      line1?: string | null;
      latitude?: number | null;
      longitude?: number | null;
    };
    OrderAttachment: {
      id: string;
      name: string;
      contentType: "application/pdf" | "image/png" | "image/jpeg" | "image/webp" | "text/csv" | "text/plain";
      size: number;
      by: string;
      createdAt: string;
    };
    BuyerActs: {
      version: number;
      acts: {
        cancel?: "never" | "before_picking" | "before_packing";
        cancelPaid?: boolean;
        changeAddress?: boolean;
        choosePoint?: boolean;
        message?: boolean;
      };
    };
    BuyerMessage: {
      id: string;
      text: string;
      writtenAt: string;
      settledAt: string | null;
      settledBy: string | null;
    };
    Reservation: {
      id: string;
      channel: string;
      reference: string | null;
      state: "open" | "ordered" | "released" | "expired";
      expiresAt: string;
      orderId: string | null;
      lines: {
        sku: string;
        quantity: number;
      }[];
      /** What lies on shelves for it: of a bundle its parts */
      kept: {
        sku: string;
        units: number;
      }[];
    };
    ReserveForCheckout: {
      channel: string;
      reference?: string | null;
      lines: {
        sku: string;
        quantity: number;
      }[];
      minutes?: number;
    };
    ExtendReservation: {
      minutes: number;
    };
    ReleaseReservation: Record<string, never>;
    StartBulk: {
      do: {
        reason?: "awaiting_payment" | "address_invalid" | "unknown_sku" | "out_of_stock" | "fraud_risk" | "buyer_request" | "manual";
        note?: string | null;
        until?: string | null;
        waitsFor?: "payment" | "stock" | "address" | null;
        command: "hold";
      } | {
        command: "release";
        reason?: "awaiting_payment" | "address_invalid" | "unknown_sku" | "out_of_stock" | "fraud_risk" | "buyer_request" | "confirmation" | "duplicate" | "unmapped" | "preorder" | "gathering" | "manual" | null;
      } | {
        command: "cancel";
        reason?: string;
        restock?: "sellable" | "damaged";
      } | {
        command: "route_again";
      } | {
        responsibleId: string | null;
        command: "assign";
      } | {
        add?: string[];
        remove?: string[];
        command: "tag";
      } | {
        priority: "normal" | "high" | "urgent";
        command: "priority";
      };
      orders: {
        ids: string[];
      } | {
        filter: {
          view?: "open" | "mine" | "new" | "due_today" | "late" | "held" | "backordered" | "delayed" | "awaits_transfer" | "drafts" | "sold" | "all";
          status?: "draft" | "new" | "confirmed" | "closed" | "cancelled";
          fulfilmentStatus?: "unfulfilled" | "backordered" | "reserved" | "picking" | "packed" | "partially_shipped" | "shipped" | "partially_delivered" | "delivered" | "returned_to_sender";
          paymentStatus?: "unpaid" | "authorized" | "partially_paid" | "paid" | "cash_on_delivery" | "partially_refunded" | "refunded";
          channel?: string;
          warehouse?: string;
          sku?: string;
          customerId?: string;
          tag?: string;
          responsible?: "me" | string;
          priority?: "normal" | "high" | "urgent";
          region?: string;
          category?: string;
          buyer?: "new" | "repeat";
          returned?: "yes";
          refunded?: "yes";
          currency?: string;
          placedAfter?: string;
          placedBefore?: string;
          q?: string;
        };
      };
    };
    BulkRun: {
      id: string;
      command: string;
      total: number;
      done: number;
      refused: number;
      by: string;
      startedAt: string;
      finishedAt: string | null;
      refusals: {
        orderId: string;
        number: string;
        code: string;
      }[];
    };
    OrderEvent: {
      id: string;
      at: string;
      type: string;
      by: string;
      data: {
        [name: string]: unknown;
      };
    };
    CancelOrder: {
      version?: number;
      reason?: string;
      restock?: "sellable" | "damaged";
    };
    HoldOrder: {
      version?: number;
      reason?: "awaiting_payment" | "address_invalid" | "unknown_sku" | "out_of_stock" | "fraud_risk" | "buyer_request" | "manual";
      note?: string | null;
      until?: string | null;
      waitsFor?: "payment" | "stock" | "address" | null;
    };
    ReleaseHold: {
      version?: number;
      holdId: string;
    };
    RecordPayment: {
      amount: number;
      method: string;
      reference?: string | null;
      occurredAt?: string;
    };
    RoutingRules: {
      /** Null: the rules of the whole organization */
      channel: string | null;
      version: number;
      /** False: nothing is set here, and those of the next wider scope are shown */
      own: boolean;
      source: "channel" | "organization" | "default" | "tried";
      rules: {
        rules: {
          rule: "unfilled_units" | "late" | "parcels" | "cost_band" | "eta" | "load_band" | "distance_band" | "priority";
          on: boolean;
          band?: number;
        }[];
        maxParcels: number | null;
        splitUnits: boolean;
        gather?: {
          on: boolean;
          maxDays: number;
          maxMinor: number | null;
          lanes: {
            from: string;
            to: string;
            days: number;
            minor: number;
            perKgMinor: number;
          }[];
        };
      };
    };
    /** What the rules can ask about. Without tariffs of an own courier price and days are unknown, without a capacity the load, without a place the distance; the price of goods that were never weighed too. */
    RoutingKnowledge: {
      warehouses: number;
      withCapacity: number;
      withPlace: number;
      tariffs: boolean;
      unweighed: boolean;
    };
    PutRoutingRules: {
      channel?: string | null;
      version: number;
      rules: {
        rules: {
          rule: "unfilled_units" | "late" | "parcels" | "cost_band" | "eta" | "load_band" | "distance_band" | "priority";
          on: boolean;
          band?: number;
        }[];
        maxParcels: number | null;
        splitUnits: boolean;
        gather?: {
          on: boolean;
          maxDays: number;
          maxMinor: number | null;
          lanes: {
            from: string;
            to: string;
            days: number;
            minor: number;
            perKgMinor: number;
          }[];
        };
      } | null;
    };
    RoutingPlan: {
      destination: {
        latitude: number;
        longitude: number;
        precision: string;
      } | null;
      units: number;
      rules: string[];
      ruleSet: {
        scope: string;
        id: string | null;
        version: number;
      };
      chosen: {
        warehouse: string;
        lines: {
          sku: string;
          quantity: number;
        }[];
      }[];
      unfilled: {
        sku: string;
        quantity: number;
      }[];
      candidates: {
        warehouses: string[];
        unfilledUnits: number;
        late: number;
        parcels: number;
        costMinor: number | null;
        etaDays: number | null;
        loadPercent: number | null;
        distanceKm: number | null;
        distancesKm: (number | null)[];
        priority: number;
        missing: {
          sku: string;
          quantity: number;
        }[];
        outcome: {
          code: string;
          params?: {
            [name: string]: string | number;
          };
        } | null;
        /** Goods travel to `to` first and leave as one parcel; price and days hold the way there */
        gather?: {
          to: string;
          ways: {
            from: string;
            units: number;
            days: number;
            minor: number | null;
          }[];
          readyAt: string;
          transferMinor: number | null;
          apart: {
            parcels: number;
            costMinor: number | null;
          } | null;
        };
        /** The rule that told it from the chosen one; null for that one itself */
        decidedBy: string | null;
      }[];
      refused: {
        warehouse: string;
        reason: {
          code: string;
          params?: {
            [name: string]: string | number;
          };
        };
      }[];
    };
    PlanOrderRouting: {
      channel: string;
      address?: {
        country?: string;
        region?: string | null;
        city?: string | null;
        postalCode?: string | null;
        latitude?: number | null;
        longitude?: number | null;
      } | null;
      lines: {
        sku: string;
        quantity: number;
      }[];
      shipBy?: string | null;
      rules?: {
        rules: {
          rule: "unfilled_units" | "late" | "parcels" | "cost_band" | "eta" | "load_band" | "distance_band" | "priority";
          on: boolean;
          band?: number;
        }[];
        maxParcels: number | null;
        splitUnits: boolean;
        gather?: {
          on: boolean;
          maxDays: number;
          maxMinor: number | null;
          lanes: {
            from: string;
            to: string;
            days: number;
            minor: number;
            perKgMinor: number;
          }[];
        };
      } | null;
    };
    CompareRouting: {
      channel?: string | null;
      rules: {
        rules: {
          rule: "unfilled_units" | "late" | "parcels" | "cost_band" | "eta" | "load_band" | "distance_band" | "priority";
          on: boolean;
          band?: number;
        }[];
        maxParcels: number | null;
        splitUnits: boolean;
        gather?: {
          on: boolean;
          maxDays: number;
          maxMinor: number | null;
          lanes: {
            from: string;
            to: string;
            days: number;
            minor: number;
            perKgMinor: number;
          }[];
        };
      };
      days: 7 | 30 | 90;
      cursor?: string;
    };
    StockLevel: {
      sku: string;
      warehouse: string;
      onHand: number;
      reserved: number;
      safety: number;
      incoming: number;
      available: number;
    };
    StockMovement: {
      id: string;
      at: string;
      sku: string;
      warehouse: string;
      kind: "received" | "reserved" | "released" | "shipped" | "returned" | "adjusted" | "counted" | "transfer_out" | "transfer_in" | "written_off" | "condition_changed" | "moved";
      quantity: number;
      /** Change of the reserved units */
      reserved: number;
      onHandAfter: number;
      reservedAfter: number;
      cause: {
        kind: string;
        id: string;
        /** The number of the order behind it */
        order: string | null;
      };
      lot: string | null;
      /** The unit, of products that track serial numbers */
      serial: string | null;
      /** Where it was put or taken from; null: in no bin */
      bin: string | null;
      reason: string | null;
      by: string;
    };
    StockLot: {
      lot: string;
      warehouse: string;
      /** The last day on which it may be sold */
      expiresOn: string | null;
      onHand: number;
      /** Units of it that may not be sold */
      apart: number;
      expired: boolean;
    };
    StockExplanation: {
      sku: string;
      warehouse: string | null;
      opening: number;
      sums: {
        kind: "received" | "reserved" | "released" | "shipped" | "returned" | "adjusted" | "counted" | "transfer_out" | "transfer_in" | "written_off" | "condition_changed" | "moved";
        units: number;
        movements: number;
      }[];
      closing: number;
    };
    StockSerial: {
      serial: string;
      sku: string;
      /** in_stock and picked units are in the house; a returned one waits to be looked at */
      state: "in_stock" | "picked" | "shipped" | "in_transit" | "returned" | "written_off";
      warehouse: string | null;
      lot: string | null;
      /** Whose it is, from the pick on */
      order: {
        id: string;
        number: string;
      } | null;
      fulfilmentId: string | null;
      transfer: {
        id: string;
        number: number;
      } | null;
      updatedAt: string;
      history: {
        id: string;
        at: string;
        kind: "received" | "reserved" | "released" | "shipped" | "returned" | "adjusted" | "counted" | "transfer_out" | "transfer_in" | "written_off" | "condition_changed" | "moved";
        warehouse: string;
        /** 1 came, -1 left */
        quantity: number;
        cause: {
          kind: string;
          id: string;
          order: string | null;
        };
        reason: string | null;
        by: string;
      }[];
    };
    BinContent: {
      warehouse: string;
      sku: string;
      bin: string | null;
      lot: string | null;
      units: number;
    };
    MoveBetweenBins: {
      warehouse: string;
      anyway?: boolean;
      reason?: string | null;
      lines: {
        sku: string;
        quantity: number;
        from: string | null;
        to: string | null;
        lot?: string;
      }[];
    };
    StockDifference: {
      id: string;
      warehouse: string;
      sku: string;
      name: string;
      /** Code of the connection whose books say it */
      master: string;
      /** What the master says */
      figure: number;
      /** What left here and the master has not posted */
      unposted: number;
      /** What lies here */
      onHand: number;
      /** Why the figure was not taken over */
      reason: string;
      state: "open" | "accepted" | "ignored" | "settled";
      foundAt: string;
      settledAt: string | null;
    };
    AdjustStock: {
      warehouse: string;
      reason: string;
      lines: {
        sku: string;
        delta: number;
        lot?: string;
        expiresOn?: string | null;
        serials?: string[];
        bin?: string;
      } | {
        sku: string;
        onHand: number;
        lot?: string;
        expiresOn?: string | null;
        serials?: string[];
      }[];
    };
    CountStock: {
      warehouse: string;
      reason?: string | null;
      countedAt?: string;
      lines: {
        sku: string;
        onHand: number;
        lot?: string;
        expiresOn?: string | null;
        serials?: string[];
      }[];
    };
    WriteOffStock: {
      warehouse: string;
      why: "damaged" | "lost" | "expired";
      note?: string | null;
      lines: {
        sku: string;
        quantity: number;
        from?: "sellable" | "damaged" | "quarantine" | "in_check";
        lot?: string;
        serials?: string[];
        bin?: string;
      }[];
    };
    ChangeCondition: {
      warehouse: string;
      reason: string;
      lines: {
        sku: string;
        quantity: number;
        from: "sellable" | "damaged" | "quarantine" | "in_check";
        to: "sellable" | "damaged" | "quarantine" | "in_check";
        lot?: string;
      }[];
    };
    StockHolder: {
      id: string;
      /** soft: kept for a checkout; backorder: waits, nothing kept */
      kind: "soft" | "hard" | "backorder";
      quantity: number;
      warehouse: string | null;
      order: {
        id: string;
        number: string;
      } | null;
      checkout: {
        id: string;
        reference: string | null;
        expiresAt: string | null;
      } | null;
      since: string;
    };
    StockAudit: {
      id: string;
      status: "running" | "done" | "failed";
      startedAt: string;
      finishedAt: string | null;
      checked: number;
      checks: number;
      levels: number;
      durationMs: number | null;
      /** Breaches found */
      found: number;
      repairedAt: string | null;
      by: string;
    };
    StockAuditWithBreaches: components["schemas"]["StockAudit"] & {
      breaches: {
        check: string;
        subject: string;
        expected: string;
        found: string;
        /** The row that a repair would add, or what it would count again; null: a person decides */
        proposal: {
          [name: string]: string | number;
        } | null;
      }[];
      repair: {
        /** Rows written into the ledger */
        movements: number;
        breaches: {
          check: string;
          subject: string;
          outcome: "repaired" | "gone" | "person";
        }[];
      } | null;
    };
    Arrival: {
      id: string;
      warehouse: string;
      sku: string;
      name: string;
      quantity: number;
      received: number;
      /** Units still to come; their sum is `incoming` of the stock level */
      outstanding: number;
      expectedAt: string;
      status: "open" | "received" | "cancelled";
      source: "supplier" | "transfer" | "other";
      transfer: {
        id: string;
        number: number;
      } | null;
      /** The order to a supplier that it is of */
      purchase: {
        id: string;
        number: string;
      } | null;
      reference: string | null;
      note: string | null;
      version: number;
      createdAt: string;
    };
    AnnounceArrival: {
      warehouse: string;
      sku: string;
      quantity: number;
      expectedAt: string;
      source?: "supplier" | "other";
      reference?: string | null;
      note?: string | null;
    };
    AffectedOrders: {
      count: number;
      items: {
        orderId: string;
        number: string;
        sku: string;
        units: number;
        from: string | null;
        to: string | null;
      }[];
    };
    ChangeArrival: {
      version?: number;
      quantity?: number;
      expectedAt?: string;
      reference?: string | null;
      note?: string | null;
      preview?: boolean;
    };
    ReceiveArrival: {
      version?: number;
      quantity: number;
      receipt?: string;
      lot?: string;
      expiresOn?: string | null;
      serials?: string[];
      bin?: string;
    };
    CancelArrival: {
      version?: number;
    };
    Transfer: {
      id: string;
      number: number;
      from: string;
      to: string;
      status: "draft" | "in_transit" | "partially_received" | "received" | "cancelled";
      version: number;
      expectedAt: string;
      note: string | null;
      /** The order whose goods it brings together: they wait under way for it alone */
      order: {
        id: string;
        number: string;
      } | null;
      createdAt: string;
      sentAt: string | null;
      closedAt: string | null;
      lines: {
        sku: string;
        name: string;
        quantity: number;
        sent: number;
        received: number;
        damaged: number;
        lost: number;
        surplus: number;
        inTransit: number;
        tracksSerials: boolean;
        /** Serial numbers on their way; lists of transfers leave them out */
        serials?: string[];
      }[];
    };
    CreateTransfer: {
      from: string;
      to: string;
      expectedAt: string;
      note?: string | null;
      lines: {
        sku: string;
        quantity: number;
      }[];
    };
    ChangeTransfer: {
      version?: number;
      expectedAt?: string;
      note?: string | null;
      lines?: {
        sku: string;
        quantity: number;
      }[];
    };
    SendTransfer: {
      version?: number;
      lines?: {
        sku: string;
        quantity: number;
        serials?: string[];
      }[];
    };
    ReceiveTransfer: {
      version?: number;
      receipt?: string;
      note?: string | null;
      lines: {
        sku: string;
        received?: number;
        damaged?: number;
        lost?: number;
        surplus?: number;
        serials?: string[];
      }[];
    };
    CancelTransfer: {
      version?: number;
    };
    GoodsReceived: {
      /** Units of the delivery */
      announced: number;
      /** Units beyond it, or that nobody announced */
      over: number;
      /** Still to come of the delivery */
      left: number | null;
      /** Units that went to waiting orders */
      filled: number;
      bin: string | null;
    };
    ReceiveGoods: {
      warehouse: string;
      arrivalId?: string | null;
      sku: string;
      quantity: number;
      lot?: string;
      expiresOn?: string | null;
      serials?: string[];
      condition?: "sellable" | "damaged" | "quarantine";
      bin?: string;
      over?: boolean;
      anyway?: boolean;
      note?: string | null;
      photo?: string | null;
    };
    Discrepancy: {
      id: string;
      at: string;
      warehouse: string;
      sku: string;
      arrivalId: string | null;
      kind: "short" | "over" | "damaged" | "wrong_item" | "expired" | "no_label" | "other";
      units: number;
      note: string | null;
      hasPhoto: boolean;
      by: string;
    };
    NoteDiscrepancy: {
      warehouse: string;
      sku: string;
      arrivalId?: string | null;
      kind: "short" | "over" | "damaged" | "wrong_item" | "expired" | "no_label" | "other";
      units: number;
      note?: string | null;
      photo?: string | null;
    };
    CloseShort: {
      version?: number;
      note?: string | null;
      photo?: string | null;
    };
    SuggestedPlaces: {
      places: {
        bin: string;
        units: number;
        why: "own" | "same" | "nearest_free" | "apart";
      }[];
      left: number;
    };
    StockCount: {
      id: string;
      number: number;
      warehouse: string;
      kind: "full" | "zone" | "cycle";
      zone: string | null;
      state: "open" | "review" | "approved" | "cancelled";
      version: number;
      note: string | null;
      createdAt: string;
      closedAt: string | null;
      bins: number;
      counted: number;
      figures: {
        places: number;
        exact: number;
        bookUnits: number;
        over: number;
        short: number;
        valueMinor: number | null;
        currency: string;
      } | null;
    };
    StockCountReview: components["schemas"]["StockCount"] & {
      tasks: {
        id: string;
        /** null: what lies in no bin */
        bin: string | null;
        state: "open" | "counting" | "counted";
        round: number;
        counter: string | null;
      }[];
      lines: {
        id: string;
        taskId: string;
        bin: string | null;
        sku: string;
        lot: string | null;
        counted: number;
        /** What lay on that shelf by the books when it was counted */
        book: number;
        difference: number;
        inTotes: number;
        valueMinor: number | null;
        countedAt: string;
        by: string;
        posted: number | null;
      }[];
    };
    StartCount: {
      warehouse: string;
      kind: "full" | "zone" | "cycle";
      zone?: string;
      skus?: string[];
      limit?: number;
      note?: string | null;
    };
    ApproveCount: {
      version?: number;
      except?: string[];
    };
    RecountBins: {
      version?: number;
      taskIds: string[];
    };
    CancelCount: {
      version?: number;
    };
    Nothing: Record<string, never>;
    BinCounted: {
      again: boolean;
      left: number;
    };
    CountBin: {
      lines: {
        code: string;
        times: number;
        lot?: string;
        expiresOn?: string | null;
        serials?: string[];
        countedAt?: string;
      }[];
    };
    Refill: {
      id: string;
      sku: string;
      lot: string | null;
      from: string;
      to: string;
      units: number;
      done: number;
      /** work: orders that are being picked want more than lies there */
      why: "below_min" | "work";
      worker: string | null;
    };
    PickBin: {
      bin: string;
      sku: string;
      min: number;
      max: number;
      there: number;
      coming: number;
    };
    PutPickBin: {
      warehouse: string;
      bin: string;
      sku: string;
      min: number;
      max: number;
    };
    CarryRefill: {
      quantity: number;
      fromCode: string;
      goodsCode: string;
      toCode: string;
    };
    WriteOffAct: {
      id: string;
      number: number;
      warehouse: string;
      state: "proposed" | "approved" | "rejected";
      version: number;
      why: "damaged" | "lost" | "expired";
      note: string | null;
      sum: {
        amount: number;
        currency: string;
      };
      by: string;
      createdAt: string;
      decidedBy: string | null;
      decidedAt: string | null;
      lines: {
        sku: string;
        name: string;
        quantity: number;
        from: string;
        lot: string | null;
        cost: number | null;
      }[];
    };
    ProposeWriteOff: {
      warehouse: string;
      why: "damaged" | "lost" | "expired";
      note?: string | null;
      lines: {
        sku: string;
        quantity: number;
        from?: "sellable" | "damaged" | "quarantine" | "in_check";
        lot?: string;
        serials?: string[];
        bin?: string;
      }[];
    };
    ApproveWriteOff: {
      version?: number;
    };
    RejectWriteOff: {
      version?: number;
    };
    MarkingCodes: {
      lines: {
        orderLineId: string;
        sku: string;
        name: string;
        units: number;
        /** Codes that each unit carries, in the order of scanning */
        kinds: string[];
      }[];
      held: {
        id: string;
        orderLineId: string;
        position: number;
        kind: string;
        code: string;
        /** In circulation until the sale; codes that came back are not listed here */
        state: "in_circulation" | "withdrawn" | "returned" | "written_off";
        /** Whose receipt takes it out of circulation: the shop puts its own into its cash register's */
        withdrawnBy: "channel" | "shop" | null;
      }[];
    };
    ScanMarkingCode: {
      orderLineId: string;
      code: string;
    };
    Fulfilment: {
      id: string;
      number: string;
      orderId: string;
      orderNumber: string;
      warehouse: string;
      status: "planned" | "picking" | "picked" | "packed" | "handed_over" | "delivered" | "returned_to_sender" | "cancelled";
      version: number;
      dueAt: string | null;
      lines: {
        /** The physical product; for a bundle one line per part */
        sku: string;
        name: string;
        quantity: number;
        picked: number;
        packed: number;
        bin: string | null;
        /** Of a product that tracks lots: which to take, the first to expire first */
        lots: {
          lot: string;
          expiresOn: string | null;
          units: number;
        }[];
      }[];
    };
    PickUnits: {
      lines: {
        sku: string;
        quantity: number;
        serials?: string[];
      }[];
      version?: number;
    };
    PackParcels: {
      parcels: {
        weightGrams: number;
        dimensionsMm?: {
          length: number;
          width: number;
          height: number;
        };
        lines: {
          sku: string;
          quantity: number;
        }[];
        box?: string;
        weighed?: boolean;
        weightWhy?: string;
        key?: string;
        scans?: {
          code: string;
          at: string;
        }[];
      }[];
      version?: number;
    };
    PackingBox: {
      code: string;
      name: string;
      /** Inside, as width and height */
      lengthMm: number;
      widthMm: number;
      heightMm: number;
      wallMm: number;
      maxGrams: number | null;
      ownGrams: number;
      costMinor: number | null;
    };
    PutPackingBox: {
      name: string;
      lengthMm: number;
      widthMm: number;
      heightMm: number;
      wallMm?: number;
      maxGrams?: number | null;
      ownGrams: number;
      costMinor?: number | null;
    };
    PackingRules: {
      tolerancePercent: number;
      toleranceGrams: number;
      mustWeigh: boolean;
      mustPhoto: boolean;
    };
    BoxPlan: {
      boxes: {
        box: string;
        units: {
          [name: string]: number;
        };
        goodsGrams: number;
        fillPercent: number;
      }[];
      /** Why none is suggested: a size is not known, a piece fits no box, there are no boxes */
      refused: {
        code: string;
        params?: {
          [name: string]: string | number;
        };
      } | null;
    };
    PackingEvidence: {
      fulfilmentId: string;
      number: string;
      orderNumber: string;
      warehouse: string;
      parcels: {
        position: number;
        box: {
          code: string;
          name: string;
          grams: number | null;
          costMinor: number | null;
        } | null;
        dimensionsMm: {
          length: number;
          width: number;
          height: number;
        };
        weightGrams: number;
        /** By scales; otherwise the sum of the goods and the box */
        weighed: boolean;
        expectedGrams: number | null;
        allowedGrams: number | null;
        weightWhy: string | null;
        by: string | null;
        packedAt: string | null;
        lines: {
          sku: string;
          name: string;
          quantity: number;
        }[];
        scans: {
          code: string;
          sku: string | null;
          at: string;
        }[];
        photos: {
          id: string;
          size: number;
          by: string;
          at: string;
        }[];
      }[];
      codes: {
        sku: string;
        kind: string;
        /** Byte for byte */
        code: string;
        state: "in_circulation" | "withdrawn" | "returned" | "written_off";
        /** Whose receipt took it out of circulation */
        withdrawnBy: "channel" | "shop" | null;
        by: string;
        at: string;
      }[];
      steps: {
        type: string;
        at: string;
        by: string;
      }[];
      /** Scans at the shelf */
      picked: {
        sku: string;
        units: number;
        at: string;
        by: string;
      }[];
    };
    PickingCart: {
      code: string;
      name: string;
      slots: number;
      maxGrams: number | null;
      maxMillilitres: number | null;
    };
    PutPickingCart: {
      name: string;
      slots: number;
      maxGrams?: number | null;
      maxMillilitres?: number | null;
    };
    WaveRule: {
      id: string;
      warehouse: string;
      name: string;
      trigger: {
        kind: "every";
        minutes: number;
      } | {
        kind: "at";
        times: string[];
      } | {
        kind: "count";
        orders: number;
      };
      filter: {
        carriers?: string[];
        priority?: number;
        withinHours?: number;
        most?: number;
      };
      mode: "single" | "batch" | "zone";
      cart: string | null;
      active: boolean;
      lastRunAt: string;
    };
    PutWaveRule: {
      warehouse: string;
      ruleId?: string;
      name: string;
      trigger: {
        kind: "every";
        minutes: number;
      } | {
        kind: "at";
        times: string[];
      } | {
        kind: "count";
        orders: number;
      };
      filter?: {
        carriers?: string[];
        priority?: number;
        withinHours?: number;
        most?: number;
      };
      mode: "single" | "batch" | "zone";
      cart?: string | null;
      active?: boolean;
    };
    PickingSettings: {
      silentMinutes: number;
      freeWork: boolean;
    };
    WaveBoard: {
      counters: {
        carrier: string;
        dueAt: string | null;
        toDo: number;
        held: number;
        released: number;
        inWork: number;
        done: number;
        late: number;
      }[];
      waves: {
        id: string;
        number: number;
        mode: "single" | "batch" | "zone";
        orders: number;
        units: number;
        tasks: number;
        open: number;
        done: number;
        metres: number;
        serpentineMetres: number;
        by: string;
        createdAt: string;
        cancelledAt: string | null;
      }[];
    };
    WaveMade: {
      waveId: string;
      number: number;
      orders: number;
      tasks: number;
      metres: number;
      /** Against a walk by walk order */
      savedMetres: number;
    };
    MakeWave: {
      warehouse: string;
      fulfilmentIds?: string[];
      filter?: {
        carriers?: string[];
        priority?: number;
        withinHours?: number;
        most?: number;
      };
      mode: "single" | "batch" | "zone";
      cart?: string | null;
    };
    PickTaskSummary: {
      id: string;
      number: string;
      waveId: string;
      warehouse: string;
      mode: "single" | "batch" | "zone";
      zone: string | null;
      state: "open" | "claimed" | "paused" | "done" | "cancelled";
      picker: string | null;
      priority: number;
      dueAt: string | null;
      orders: number;
      units: number;
      lines: number;
      metres: number;
      serpentineMetres: number;
    };
    PickTask: {
      id: string;
      number: string;
      waveId: string;
      warehouse: string;
      mode: "single" | "batch" | "zone";
      zone: string | null;
      state: "open" | "claimed" | "paused" | "done" | "cancelled";
      picker: string | null;
      priority: number;
      dueAt: string | null;
      units: number;
      lines: number;
      metres: number;
      serpentineMetres: number;
      totes: {
        slot: string;
        fulfilmentId: string;
        fulfilment: string;
        orderNumber: string;
        status: string;
      }[];
      walk: {
        id: string;
        bin: string | null;
        sku: string;
        name: string;
        slot: string;
        quantity: number;
        picked: number;
      }[];
    } | null;
    ClaimNext: {
      warehouse: string;
      at?: string;
      cart?: string;
    };
    ScanForTask: {
      code: string;
      lineId?: string;
    };
    HandOnTask: {
      userId: string;
    };
    PickQuestion: {
      id: string;
      warehouse: string;
      fulfilmentId: string;
      number: string;
      orderNumber: string;
      sku: string;
      name: string;
      bin: string | null;
      missing: number;
      reason: "missing" | "damaged" | "other_goods" | "expired" | "out_of_reach";
      note: string;
      askedBy: string;
      createdAt: string;
    };
    AskAtShelf: {
      fulfilmentId: string;
      fulfilmentLineId: string;
      taskId?: string;
      missing: number;
      reason: "missing" | "damaged" | "other_goods" | "expired" | "out_of_reach";
      note?: string;
    };
    AnswerQuestion: {
      answer: "look_again" | "other_bin" | "route" | "wait";
      bin?: string;
      note?: string;
    };
    Productivity: {
      userId: string | null;
      name: string;
      seconds: number;
      costMinor: number | null;
      lines: number;
      units: number;
      packedUnits: number;
      linesPerHour: number | null;
      unitsPerHour: number | null;
      packedPerHour: number | null;
      scans: number;
      misScans: number;
      /** Refused among all scans, 0 to 1 */
      misScanRate: number | null;
      shorts: number;
    };
    WorkStep: {
      id: string;
      at: string;
      warehouse: string;
      name: string;
      role: "viewer" | "picker" | "operator" | "manager" | "owner";
      stage: "receive" | "put_away" | "release" | "pick" | "pack" | "count" | "replenish";
      step: "released" | "claimed" | "started" | "scanned" | "undone" | "mis_scan" | "short" | "asked" | "answered" | "paused" | "resumed" | "handed_on" | "let_go" | "picked" | "packed" | "done";
      subjectId: string | null;
      units: number;
      lines: number;
      /** Since the same worker's step before; 0 after a longer silence */
      seconds: number;
    };
    MisScan: {
      id: string;
      at: string;
      by: string;
      warehouse: string | null;
      /** What the work was, such as pick or count */
      task: string;
      taskNumber: string | null;
      /** As it was scanned */
      code: string;
      expected: string | null;
      reason: string;
      offline: boolean;
    };
    LabourRate: {
      warehouse: string;
      role: "viewer" | "picker" | "operator" | "manager" | "owner";
      hourMinor: number;
      currency: string;
    };
    PutLabourRate: {
      warehouse: string;
      role: "viewer" | "picker" | "operator" | "manager" | "owner";
      hourMinor: number | null;
    };
    PrintJob: {
      id: string;
      warehouse: string;
      kind: "shipping_label" | "parcel_papers" | "packing_slip" | "product_label" | "bin_label" | "tote_label" | "pick_list" | "waybill" | "handover_act";
      title: string;
      paper: "A4" | "A5" | "A6" | "58x40" | "75x120";
      output: "pdf" | "zpl";
      copies: number;
      state: "waiting" | "taken" | "printed" | "failed" | "dropped";
      /** The station that took it */
      station: string | null;
      failure: string | null;
      /** The job that this one repeats */
      againOf: string | null;
      by: string;
      createdAt: string;
      endedAt: string | null;
    };
    QueuePrint: {
      what: {
        kind: "shipping_label";
        shipmentId: string;
      } | {
        kind: "waybill";
        shipmentId: string;
      } | {
        kind: "packing_slip";
        fulfilmentId: string;
      } | {
        kind: "parcel_papers";
        fulfilmentId: string;
        papers?: ("label" | "slip" | "waybill" | "act")[];
      } | {
        kind: "pick_list";
        fulfilmentIds: string[];
      } | {
        kind: "handover_act";
        handoverId: string;
      } | {
        kind: "product_label";
        warehouse: string;
        sku: string;
        lot?: string;
        expiresOn?: string;
        units?: number;
      } | {
        kind: "bin_label";
        warehouse: string;
        zone?: string;
        bin?: string;
      } | {
        kind: "tote_label";
        warehouse: string;
        prefix?: string;
        from?: number;
        count?: number;
      };
      copies?: number;
      stationId?: string | null;
      here?: boolean;
    };
    TakePrintJobs: {
      stationId: string;
      limit?: number;
      outputs?: ("pdf" | "zpl")[];
    };
    PrintFailure: {
      why: string;
    };
    Reprint: {
      stationId?: string | null;
    };
    PrintStation: {
      id: string;
      warehouse: string;
      name: string;
      kinds: ("shipping_label" | "parcel_papers" | "packing_slip" | "product_label" | "bin_label" | "tote_label" | "pick_list" | "waybill" | "handover_act")[];
      seenAt: string;
      isOn: boolean;
    };
    OpenPrintStation: {
      warehouse: string;
      name: string;
      kinds: ("shipping_label" | "parcel_papers" | "packing_slip" | "product_label" | "bin_label" | "tote_label" | "pick_list" | "waybill" | "handover_act")[];
      stationId?: string;
    };
    PrintFormat: {
      kind: "shipping_label" | "parcel_papers" | "packing_slip" | "product_label" | "bin_label" | "tote_label" | "pick_list" | "waybill" | "handover_act";
      paper: "A4" | "A5" | "A6" | "58x40" | "75x120";
      output: "pdf" | "zpl";
      dpi: 203 | 300;
      font: string | null;
      isUsual: boolean;
    };
    PutPrintFormat: {
      warehouse: string;
      kind: "shipping_label" | "parcel_papers" | "packing_slip" | "product_label" | "bin_label" | "tote_label" | "pick_list" | "waybill" | "handover_act";
      format: {
        paper: "A4" | "A5" | "A6" | "58x40" | "75x120";
        output: "pdf" | "zpl";
        dpi?: 203 | 300;
        font?: string | null;
      } | null;
    };
    Carrier: {
      id: string;
      code: string;
      kind: string;
      name: string;
      settings: {
        [name: string]: unknown;
      };
      hasSecrets: boolean;
      /** Names of the stored secrets */
      secretsSet: string[];
      /** The address that the carrier calls; null where it calls nobody, and for keys without settings:write */
      webhookUrl: string | null;
      active: boolean;
    };
    PutCarrier: {
      kind: string;
      name?: string;
      settings?: {
        [name: string]: unknown;
      };
      secrets?: {
        [name: string]: unknown;
      };
      active?: boolean;
    };
    CarrierKind: {
      kind: string;
      name: {
        ru: string;
        en: string;
      };
      about: {
        ru: string;
        en: string;
      };
      fields: {
        name: string;
        in: "settings" | "secrets";
        shape: "text" | "number" | "switch" | "url" | "texts";
        required: boolean;
        label: {
          ru: string;
          en: string;
        };
        help: {
          ru: string;
          en: string;
        };
      }[] | null;
      can: {
        [name: string]: boolean;
      };
    };
    CheckOrderAddress: {
      orderId: string;
    };
    CarrierNotice: {
      id: string;
      receivedAt: string;
      topic: string;
      status: "received" | "accepted" | "duplicate" | "ignored" | "failed";
      reason: {
        code: string;
        params?: {
          [name: string]: string | number;
        };
      } | null;
      /** How often the same notice came */
      deliveries: number;
      shipmentId: string | null;
      trackingNumber: string | null;
    };
    CarrierRules: {
      version: number;
      rules: components["schemas"]["CarrierRule"][];
    };
    CarrierRule: {
      name: string;
      on?: boolean;
      when?: {
        channels?: string[];
        regions?: string[];
        shippingMethods?: string[];
        warehouses?: string[];
        weightGrams?: {
          from?: number | null;
          to?: number | null;
        } | null;
        value?: {
          from?: number | null;
          to?: number | null;
        } | null;
        cashOnDelivery?: boolean | null;
        pickupPoint?: boolean | null;
      };
      take: {
        carrier: string;
        service?: string | null;
      } | {
        strategy: "cheapest" | "fastest" | "on_time";
      };
    };
    PutCarrierRules: {
      version: number;
      rules: {
        name: string;
        on?: boolean;
        when?: {
          channels?: string[];
          regions?: string[];
          shippingMethods?: string[];
          warehouses?: string[];
          weightGrams?: {
            from?: number | null;
            to?: number | null;
          } | null;
          value?: {
            from?: number | null;
            to?: number | null;
          } | null;
          cashOnDelivery?: boolean | null;
          pickupPoint?: boolean | null;
        };
        take: {
          carrier: string;
          service?: string | null;
        } | {
          strategy: "cheapest" | "fastest" | "on_time";
        };
      }[];
    };
    Rates: {
      offers: {
        carrier: string;
        service: string;
        price: {
          amount: number;
          currency: string;
        };
        /** What of the price is for the declared value; null: nothing, or it is not told apart */
        insurance: {
          amount: number;
          currency: string;
        } | null;
        days: {
          min: number;
          max: number;
        };
        rank: number;
        inTime: boolean;
        reason: string;
        params?: {
          [name: string]: string | number;
        };
      }[];
      refused: {
        carrier: string;
        service: string | null;
        reason: string;
        params?: {
          [name: string]: string | number;
        };
      }[];
      /** The owner's rule that decided; null: none did */
      rule: {
        name: string;
        position: number;
      } | null;
      strategy: "cheapest" | "fastest" | "on_time";
      /** Rules that fitted and could not be followed */
      passed: {
        name: string;
        position: number;
        reason: string;
        params?: {
          [name: string]: string | number;
        };
      }[];
      /** When the oldest of the answers was given */
      askedAt: string;
    };
    TryCarrierRules: {
      order: string;
      rules?: {
        name: string;
        on?: boolean;
        when?: {
          channels?: string[];
          regions?: string[];
          shippingMethods?: string[];
          warehouses?: string[];
          weightGrams?: {
            from?: number | null;
            to?: number | null;
          } | null;
          value?: {
            from?: number | null;
            to?: number | null;
          } | null;
          cashOnDelivery?: boolean | null;
          pickupPoint?: boolean | null;
        };
        take: {
          carrier: string;
          service?: string | null;
        } | {
          strategy: "cheapest" | "fastest" | "on_time";
        };
      }[] | null;
    } | {
      parcel: {
        channel: string;
        warehouse: string;
        country?: string;
        region?: string;
        city?: string;
        postalCode?: string;
        shippingMethod?: string;
        weightGrams: number;
        value: number;
        cashOnDelivery?: boolean;
      };
      rules?: {
        name: string;
        on?: boolean;
        when?: {
          channels?: string[];
          regions?: string[];
          shippingMethods?: string[];
          warehouses?: string[];
          weightGrams?: {
            from?: number | null;
            to?: number | null;
          } | null;
          value?: {
            from?: number | null;
            to?: number | null;
          } | null;
          cashOnDelivery?: boolean | null;
          pickupPoint?: boolean | null;
        };
        take: {
          carrier: string;
          service?: string | null;
        } | {
          strategy: "cheapest" | "fastest" | "on_time";
        };
      }[] | null;
    };
    DeliverySettings: {
      version: number;
      settings: {
        stuckAfterDays?: number;
        remindDaysBefore?: number;
        usualTransitDays?: number | null;
        agreeWithinDays?: number;
        map?: {
          tiles: string;
          attribution: string;
        } | null;
      };
    };
    PutDeliverySettings: {
      version: number;
      settings: {
        stuckAfterDays?: number;
        remindDaysBefore?: number;
        usualTransitDays?: number | null;
        agreeWithinDays?: number;
        map?: {
          tiles: string;
          attribution: string;
        } | null;
      };
    };
    DeliveryTask: {
      id: string;
      kind: "stuck" | "failed_attempt" | "returning" | "lost";
      since: string;
      raisedAt: string;
      shipmentId: string;
      orderNumber: string;
      carrier: string;
      trackingNumber: string | null;
    };
    AgreeDay: {
      day: string;
      reason?: string | null;
    };
    HandOver: {
      shipmentIds: string[];
    } | {
      carrier: string;
      warehouse?: string;
    };
    Handover: {
      id: string;
      /** Printed on the act */
      number: string;
      carrier: string;
      warehouse: string;
      /** The carrier's own list; none: it has none, ours is the act */
      manifest: "none" | "waiting" | "ready" | "refused";
      /** The carrier's number of its list */
      reference: string | null;
      hasDocument: boolean;
      reason: {
        code: string;
        params?: {
          [name: string]: string | number;
        };
      } | null;
      by: string;
      createdAt: string;
      shipments: {
        id: string;
        trackingNumber: string | null;
        orderNumber: string;
        parcels: number;
        weightGrams: number;
        value: {
          amount: number;
          currency: string;
        };
        cashOnDelivery: {
          amount: number;
          currency: string;
        };
      }[];
    };
    CourierCall: {
      id: string;
      carrier: string;
      warehouse: string;
      day: string;
      from: string;
      until: string;
      parcels: number;
      weightGrams: number;
      comment: string | null;
      /** unknown: the answer was lost, ask again under the same key */
      state: "calling" | "called" | "refused" | "unknown";
      reference: string | null;
      reason: {
        code: string;
        params?: {
          [name: string]: string | number;
        };
      } | null;
      by: string;
      createdAt: string;
    };
    CallCourier: {
      carrier: string;
      warehouse: string;
      day: string;
      from: string;
      until: string;
      parcels?: number;
      weightGrams?: number;
      comment?: string | null;
    };
    PickupPoint: {
      /** What an order's pickupPoint names, with the carrier */
      code: string;
      name: string;
      kind: "office" | "locker";
      country: string;
      region: string | null;
      city: string;
      postalCode: string | null;
      line1: string;
      latitude: number | null;
      longitude: number | null;
      /** From the given point, or from the middle of the town */
      distanceKm: number | null;
      hours: string | null;
      phone: string | null;
      note: string | null;
      takesCash: boolean | null;
      takesCards: boolean | null;
      maxGrams: number | null;
      maxDimensionsMm: {
        length: number;
        width: number;
        height: number;
      } | null;
      storageDays: number | null;
    };
    SettlementRegister: {
      id: string;
      number: string;
      carrier: string;
      parcels: number;
      /** Parcels whose sum was the one to be collected */
      exact: number;
      /** Differences that nobody has dealt with */
      open: number;
      collected: {
        amount: number;
        currency: string;
      };
      booked: {
        amount: number;
        currency: string;
      };
      fee: {
        amount: number;
        currency: string;
      };
      by: string;
      createdAt: string;
    };
    SettlementDifference: {
      id: string;
      registerId: string;
      register: string;
      carrier: string;
      row: number;
      parcel: string;
      orderNumber: string | null;
      outcome: "exact" | "short" | "over" | "already" | "not_due" | "other_currency" | "unknown";
      collected: {
        amount: number;
        currency: string;
      };
      due: {
        amount: number;
        currency: string;
      } | null;
      booked: {
        amount: number;
        currency: string;
      };
      settledAt: string | null;
      resolvedAt: string | null;
      resolvedBy: string | null;
      note: string | null;
    };
    OpenSettlement: {
      carrier: string;
      orders: number;
      open: {
        amount: number;
        currency: string;
      };
      days0to7: {
        amount: number;
        currency: string;
      };
      days7to14: {
        amount: number;
        currency: string;
      };
      days14to30: {
        amount: number;
        currency: string;
      };
      days30: {
        amount: number;
        currency: string;
      };
    };
    ResolveDifference: {
      note: string;
    };
    Shipment: {
      id: string;
      fulfilmentId: string;
      orderId: string;
      orderNumber: string;
      carrier: string;
      service: string;
      /** Where the booking stands at the carrier */
      booking: "intent" | "calling" | "accepted" | "booked" | "refused" | "failed" | "cancelled";
      status: "pre_transit" | "in_transit" | "out_for_delivery" | "ready_for_pickup" | "delivered" | "failed_attempt" | "return_to_sender" | "returned" | "lost" | "unknown";
      /** null while the carrier still has to give it */
      trackingNumber: string | null;
      price: {
        amount: number;
        currency: string;
      };
      expectedAt: string | null;
      storedUntil: string | null;
      parcels: {
        weightGrams: number;
        dimensionsMm: {
          length: number;
          width: number;
          height: number;
        };
        lines: {
          sku: string;
          quantity: number;
        }[];
      }[];
      labelReady: boolean;
      events: {
        status: "pre_transit" | "in_transit" | "out_for_delivery" | "ready_for_pickup" | "delivered" | "failed_attempt" | "return_to_sender" | "returned" | "lost" | "unknown";
        occurredAt: string;
        location: string | null;
        note: string | null;
      }[];
    };
    ShipFulfilment: {
      carrier?: string;
      service?: string;
    };
    ChangeBooked: {
      name?: string;
      phone?: string;
      address?: {
        region?: string;
        city?: string;
        postalCode?: string;
        line1?: string;
      };
      point?: string;
      anew?: boolean;
    };
    TrackingEvent: {
      status: "pre_transit" | "in_transit" | "out_for_delivery" | "ready_for_pickup" | "delivered" | "failed_attempt" | "return_to_sender" | "returned" | "lost" | "unknown";
      occurredAt: string;
      location?: string | null;
      note?: string | null;
    };
    ReturnParcel: {
      id: string;
      returnId: string;
      orderId: string;
      orderNumber: string;
      warehouse: string;
      carrier: string;
      service: string;
      lines: {
        orderLineId: string;
        quantity: number;
      }[];
      /** Where the booking stands at the carrier */
      booking: "intent" | "calling" | "accepted" | "booked" | "refused" | "failed" | "cancelled";
      /** delivered: it has come to the warehouse */
      status: "pre_transit" | "in_transit" | "out_for_delivery" | "ready_for_pickup" | "delivered" | "failed_attempt" | "return_to_sender" | "returned" | "lost" | "unknown";
      /** null while the carrier still has to give it */
      trackingNumber: string | null;
      price: {
        amount: number;
        currency: string;
      };
      labelReady: boolean;
      problem: {
        reason: string;
        params?: {
          [name: string]: string | number;
        };
      } | null;
      events: {
        status: "pre_transit" | "in_transit" | "out_for_delivery" | "ready_for_pickup" | "delivered" | "failed_attempt" | "return_to_sender" | "returned" | "lost" | "unknown";
        occurredAt: string;
        location: string | null;
        note: string | null;
      }[];
    };
    ReturnTrackingEvent: {
      status: "pre_transit" | "in_transit" | "out_for_delivery" | "ready_for_pickup" | "delivered" | "failed_attempt" | "return_to_sender" | "returned" | "lost" | "unknown";
      occurredAt: string;
      location?: string | null;
      note?: string | null;
    };
    Return: {
      id: string;
      number: string;
      orderId: string;
      orderNumber: string;
      status: "requested" | "approved" | "rejected" | "on_the_way" | "partially_received" | "received" | "refunded" | "exchanged" | "closed" | "cancelled";
      /** Who asked for it; a carrier brings back what was not delivered */
      origin: "buyer" | "staff" | "channel" | "carrier";
      version: number;
      /** Where it is expected; null: any warehouse takes it in */
      warehouse: string | null;
      wayBack: "none" | "drop_off" | "label";
      wayBackPayer: "shop" | "buyer";
      trackingNumber: string | null;
      note: string | null;
      rejectReason: string | null;
      /** By when the money has to be back */
      refundDueAt: string;
      due: components["schemas"]["Money"];
      refundable: components["schemas"]["Money"] & unknown;
      refunded: components["schemas"]["Money"];
      /** Number of the order that went out instead */
      exchangeOrder: string | null;
      requestedAt: string;
      receivedAt: string | null;
      closedAt: string | null;
      lines: {
        lineId: string;
        sku: string;
        name: string;
        quantity: number;
        reason: "changed_mind" | "wrong_size" | "not_as_described" | "defective" | "damaged_on_the_way" | "wrong_item" | "late" | "not_collected" | "refused" | "other";
        note: string | null;
        sellable: number;
        damaged: number;
        missing: number;
        amount: components["schemas"]["Money"];
      }[];
    };
    /** What it is worth by what has come so far */
    Money: {
      amount: number;
      currency: string;
    };
    RequestReturn: {
      orderId: string;
      lines: {
        lineId: string;
        quantity: number;
        reason?: string;
        note?: string | null;
      }[];
      note?: string | null;
      warehouse?: string | null;
      approve?: boolean;
    };
    ApproveReturn: {
      version?: number;
      warehouse?: string | null;
      wayBack?: "none" | "drop_off";
      wayBackPayer?: "shop" | "buyer";
    };
    RejectReturn: {
      version?: number;
      reason?: string;
    };
    SendReturn: {
      version?: number;
      trackingNumber?: string | null;
    };
    ReceiveReturn: {
      version?: number;
      warehouse: string;
      receipt?: string;
      note?: string | null;
      lines: {
        lineId: string;
        quantity: number;
        condition?: "sellable" | "damaged" | "missing";
        serials?: string[];
        lot?: string;
        bin?: string;
        codes?: string[];
      }[];
    };
    RefundReturn: {
      version?: number;
      amount?: number;
      method: string;
      reference?: string | null;
      fiscalNumber?: string | null;
    };
    NoteRefundReceipt: {
      refundId: string;
      fiscalNumber: string;
    };
    ExchangeReturn: {
      version?: number;
      lines: {
        sku: string;
        quantity: number;
        unitPrice?: number;
      }[];
      note?: string | null;
    };
    CloseReturn: {
      version?: number;
    };
    CancelReturn: {
      version?: number;
    };
    BookReturnLabel: {
      carrier?: string;
      service?: string;
      warehouse?: string;
    };
    CarrierClaim: {
      id: string;
      number: string;
      orderId: string;
      orderNumber: string;
      shipmentId: string;
      returnId: string | null;
      carrier: string;
      trackingNumber: string | null;
      kind: "lost" | "damaged" | "shortage" | "late" | "other";
      status: "draft" | "sent" | "accepted" | "rejected" | "paid" | "withdrawn";
      version: number;
      text: string;
      claimed: components["schemas"]["Money"];
      awarded: components["schemas"]["Money"] & (Record<string, never> | null);
      reference: string | null;
      answer: string | null;
      /** What was known of the parcel when the claim was made */
      evidence: {
        [name: string]: unknown;
      };
      files: {
        id: string;
        name: string;
        contentType: string;
        size: number;
      }[];
      createdAt: string;
      sentAt: string | null;
      decidedAt: string | null;
      closedAt: string | null;
    };
    OpenClaim: {
      shipmentId: string;
      kind: "lost" | "damaged" | "shortage" | "late" | "other";
      amount: number;
      text: string;
      returnId?: string | null;
    };
    MoveClaim: {
      version?: number;
      step: "send" | "accept" | "reject" | "pay" | "withdraw";
      reference?: string | null;
      answer?: string | null;
      amount?: number;
    };
    Forecast: {
      productId: string;
      sku: string;
      name: string;
      pattern: "smooth" | "seasonal" | "erratic" | "intermittent" | "lumpy" | "new" | "none";
      /** What the forecast is the mean of */
      methods: ("naive" | "seasonal_naive" | "recent_mean" | "weekday_level" | "weekday_year" | "croston" | "sba" | "tsb" | "ets" | "mstl")[];
      /** Of a new product: from when there will be a forecast */
      readyOn: string | null;
      lastDemandOn: string | null;
      /** Error in the back-test, in parts of what last week's figures err; null: not tested */
      mase: number | null;
      maseNaive: number | null;
      maseSeasonal: number | null;
      /** Forecast less demand, in parts of the demand */
      bias: number | null;
      /** Units a day over the next four weeks */
      perDay: number;
      /** Asked for in the last 365 days */
      units: number;
      abc: "A" | "B" | "C" | null;
      xyz: "X" | "Y" | "Z" | null;
      onHand: number;
      free: number;
      incoming: number;
      coverDays: number | null;
      /** The chance to run out before an order of today has come */
      risk: number | null;
    };
    WholeForecast: {
      sku: string;
      fromDay: string;
      days: {
        date: string;
        mean: number;
        lower: number;
        upper: number;
      }[];
      weeks: {
        date: string;
        mean: number;
        lower: number;
        upper: number;
      }[];
      history: {
        date: string;
        quantity: number;
        outOfStock: boolean;
        promotion: boolean;
        peak: boolean;
      }[];
    };
    ForecastRun: {
      id: string;
      status: "running" | "done" | "failed" | "superseded";
      startedAt: string;
      finishedAt: string | null;
      products: number;
      done: number;
      /** Products that got a forecast */
      forecast: number;
      mase: number | null;
      maseSeasonal: number | null;
    };
    Proposal: {
      kind: "order" | "transfer";
      productId: string;
      sku: string;
      name: string;
      warehouse: string;
      /** The warehouse that has more than it needs; null: it is ordered */
      from: string | null;
      supplier: string | null;
      quantity: number;
      /** There and on its way, less what buyers wait for */
      position: number;
      perDay: number;
      coverDays: number | null;
      leadDays: number;
      why: {
        code: string;
        params?: {
          [name: string]: string | number;
        };
      };
      /** The chance to run out before the order after the next one has come */
      riskBefore: number;
      riskAfter: number;
      /** Sales that would be missed without it, on average */
      savedMinor: number;
      /** What it ties up, at cost */
      capitalMinor: number | null;
      currency: string;
    };
    TakenProposals: {
      transfers: {
        id: string;
        number: number;
      }[];
      purchaseOrders: {
        id: string;
        number: string;
      }[];
    };
    TakeProposals: {
      clickId: string;
      lines: {
        sku: string;
        warehouse: string;
        from: string | null;
        quantity: number;
        proposed: number;
      }[];
    };
    Supplier: {
      id: string;
      name: string;
      person: string | null;
      email: string | null;
      phone: string | null;
      /** ИНН */
      taxNumber: string | null;
      currency: string;
      /** In which orders are written to it */
      locale: "ru" | "en";
      paymentTerms: string | null;
      /** Days that it says goods take */
      leadDays: number | null;
      note: string | null;
      active: boolean;
      version: number;
    };
    WholeSupplier: components["schemas"]["Supplier"] & {
      lead: components["schemas"]["LeadTime"];
    };
    LeadTime: {
      /** What it rests on */
      source: "product" | "supplier" | "stated_product" | "stated_supplier" | "unknown";
      medianDays: number | null;
      p90Days: number | null;
      receipts: number;
    };
    PutSupplier: {
      name: string;
      person?: string | null;
      email?: string | null;
      phone?: string | null;
      taxNumber?: string | null;
      currency: string;
      locale?: "ru" | "en";
      paymentTerms?: string | null;
      leadDays?: number | null;
      note?: string | null;
      active?: boolean;
    };
    ChangeSupplier: {
      name: string;
      person?: string | null;
      email?: string | null;
      phone?: string | null;
      taxNumber?: string | null;
      currency: string;
      locale?: "ru" | "en";
      paymentTerms?: string | null;
      leadDays?: number | null;
      note?: string | null;
      active?: boolean;
      version?: number;
    };
    SupplierPriceRow: {
      productId: string;
      sku: string;
      name: string;
      supplierSku: string | null;
      priceMinor: number;
      currency: string;
      minQuantity: number;
      pack: number;
      /** Stated for this product */
      leadDays: number | null;
      preferred: boolean;
      lead: components["schemas"]["LeadTime"];
    };
    PutPrices: {
      prices: {
        sku: string;
        supplierSku?: string | null;
        priceMinor: number;
        minQuantity?: number;
        pack?: number;
        leadDays?: number | null;
        preferred?: boolean;
      }[];
    };
    PurchaseOrderRow: {
      id: string;
      number: string;
      status: "draft" | "waiting_for_approval" | "approved" | "sent" | "partly_received" | "received" | "closed" | "cancelled";
      supplierId: string;
      supplier: string;
      warehouse: string;
      currency: string;
      totalMinor: number;
      expectedAt: string | null;
      /** The supplier's own number */
      reference: string | null;
      createdAt: string;
      lines: number;
      /** Without what was called off */
      units: number;
      received: number;
    };
    PurchaseOrder: {
      id: string;
      number: string;
      status: "draft" | "waiting_for_approval" | "approved" | "sent" | "partly_received" | "received" | "closed" | "cancelled";
      version: number;
      supplier: {
        id: string;
        name: string;
      };
      warehouse: string;
      currency: string;
      rate: number | null;
      expectedAt: string | null;
      note: string | null;
      reference: string | null;
      goodsMinor: number;
      discountMinor: number;
      freightMinor: number;
      taxMinor: number;
      totalMinor: number;
      rejectReason: string | null;
      sentBy: "mail" | "hand" | null;
      createdAt: string;
      approvedAt: string | null;
      sentAt: string | null;
      receivedAt: string | null;
      closedAt: string | null;
      lines: {
        id: string;
        position: number;
        productId: string;
        sku: string;
        name: string;
        supplierSku: string | null;
        quantity: number;
        unitPriceMinor: number;
        discountMinor: number;
        taxRate: number | null;
        /** Contained in the total */
        taxMinor: number;
        totalMinor: number;
        expectedAt: string | null;
        received: number;
        cancelled: number;
        /** Still to come */
        open: number;
        /** Came beyond what was ordered */
        over: number;
        arrivalId: string | null;
        waits: {
          orderId: string;
          number: string;
          units: number;
        }[];
      }[];
      mails: {
        id: string;
        recipient: string;
        status: "queued" | "sent" | "not_sent" | "failed";
        error: string | null;
        createdAt: string;
        sentAt: string | null;
      }[];
    };
    SavePurchaseOrder: {
      supplierId: string;
      warehouse: string;
      expectedAt?: string | null;
      note?: string | null;
      reference?: string | null;
      freightMinor?: number;
      rate?: number | null;
      lines: {
        sku: string;
        quantity: number;
        unitPriceMinor?: number;
        discountMinor?: number;
        taxRate?: number | null;
        expectedAt?: string | null;
      }[];
    };
    EditPurchaseOrder: {
      supplierId: string;
      warehouse: string;
      expectedAt?: string | null;
      note?: string | null;
      reference?: string | null;
      freightMinor?: number;
      rate?: number | null;
      lines: {
        sku: string;
        quantity: number;
        unitPriceMinor?: number;
        discountMinor?: number;
        taxRate?: number | null;
        expectedAt?: string | null;
      }[];
      version?: number;
    };
    SubmitPurchaseOrder: {
      version?: number;
    };
    ApprovePurchaseOrder: {
      version?: number;
    };
    RejectPurchaseOrder: {
      version?: number;
      reason: string;
    };
    ReopenPurchaseOrder: {
      version?: number;
    };
    SendPurchaseOrder: {
      version?: number;
      by?: "mail" | "hand";
      to?: string;
    };
    MailPurchaseOrder: {
      to?: string;
    };
    ReschedulePurchaseOrder: {
      version?: number;
      expectedAt?: string;
      lines?: {
        sku: string;
        expectedAt: string;
      }[];
      reference?: string | null;
    };
    CancelPurchaseOrder: {
      version?: number;
    };
    ClosePurchaseOrder: {
      version?: number;
    };
    PurchaseSettings: {
      version: number;
      settings: {
        approvalAboveMinor?: number | null;
        taxInCost?: boolean;
      };
    };
    WaitingProduct: {
      productId: string;
      sku: string;
      name: string;
      /** Units that orders wait for */
      units: number;
      /** Of them those that nothing is to come for */
      lacking: number;
      /** Of them in orders to suppliers that were drafted for these very lines */
      ordered: number;
      /** Units in orders that their suppliers have not seen yet, for whomever */
      unsent: number;
      /** Units that are announced, for whomever */
      incoming: number;
      orders: {
        orderId: string;
        number: string;
        units: number;
        ordered: number;
      }[];
      supplier: {
        id: string;
        name: string;
        priceMinor: number;
        currency: string;
        minQuantity: number;
        pack: number;
        leadDays: number | null;
      } | null;
    };
    OrderWaiting: {
      warehouse: string;
      skus: string[];
      click?: string;
    };
    CourierRunLine: {
      id: string;
      day: string;
      courierId: string;
      courier: string;
      warehouse: string;
      stops: number;
      delivered: number;
      failed: number;
      createdAt: string;
    };
    CourierRun: {
      id: string;
      day: string;
      courierId: string;
      courier: string;
      warehouse: string;
      orderedByHand: boolean;
      /** Buyers are asked for the code that they were told */
      asksCode: boolean;
      /** Over all stops whose place is known, as the crow flies, without the way back */
      km: number;
      /** Stops whose place is not known */
      unplaced: number;
      /** The courier's last place while he shares it; null: he does not */
      position: {
        latitude: number | null;
        longitude: number | null;
        reportedAt: string | null;
      } | null;
      createdAt: string;
      stops: {
        id: string;
        shipmentId: string;
        orderId: string;
        orderNumber: string;
        trackingNumber: string | null;
        state: "waiting" | "on_the_way" | "delivered" | "failed";
        status: "pre_transit" | "in_transit" | "out_for_delivery" | "ready_for_pickup" | "delivered" | "failed_attempt" | "return_to_sender" | "returned" | "lost" | "unknown";
        actedAt: string | null;
        /** Why it failed: not_home, no_answer, refused, wrong_address, postponed, other */
        reason: string | null;
        name: string;
        phone: string | null;
        address: string;
        note: string | null;
        latitude: number | null;
        longitude: number | null;
        legKm: number | null;
        due: {
          amount: number;
          currency: string;
        };
        collected: {
          amount: number;
          currency: string;
        } | null;
      }[];
    };
    PlanRun: {
      day: string;
      courierId: string;
      warehouse: string;
      shipmentIds?: string[];
    };
    AssignRun: {
      courierId: string;
    };
    AddParcels: {
      shipmentIds: string[];
    };
    MoveStop: {
      by: -1 | 1;
    };
    CourierAct: {
      actId: string;
      occurredAt?: string;
      act: "on_the_way";
    } | {
      actId: string;
      occurredAt?: string;
      act: "delivered";
      code?: string | null;
      collected?: {
        amount: number;
        method: "cash" | "card";
      } | null;
    } | {
      actId: string;
      occurredAt?: string;
      act: "failed";
      reason: "not_home" | "no_answer" | "refused" | "wrong_address" | "postponed" | "other";
      note?: string | null;
    };
    SharePosition: {
      on: boolean;
    };
    ReportPosition: {
      latitude: number;
      longitude: number;
    };
    CourierSettings: {
      asksCode: boolean;
      version: number;
    };
    PutCourierSettings: {
      asksCode: boolean;
      version: number;
    };
    Sale: {
      orderId: string;
      number: string;
      channel: string;
      warehouse: string;
      customerName: string;
      soldAt: string;
      total: components["schemas"]["Money"];
      discount: components["schemas"]["Money"];
      cash: components["schemas"]["Money"];
      card: components["schemas"]["Money"];
      received: components["schemas"]["Money"] & unknown;
      change: components["schemas"]["Money"];
      fiscalNumber: string | null;
    };
    Sell: {
      key?: string;
      channel: string;
      warehouse: string;
      customer?: {
        name?: string;
        phone?: string;
      };
      lines: {
        sku: string;
        quantity: number;
        unitPrice?: number;
        discount?: number;
        discountPercent?: number;
        serials?: string[];
        parts?: {
          sku: string;
          serials: string[];
        }[];
      }[];
      payment: {
        card?: number;
        cash?: number;
      };
      fiscalNumber?: string;
      note?: string;
    };
    SalesOfDay: {
      /** The day of the organization's time zone */
      day: string;
      count: number;
      cash: components["schemas"]["Money"];
      card: components["schemas"]["Money"];
      total: components["schemas"]["Money"];
      fiscal: "manual" | "simulated" | "none";
      /** The last 50 */
      items: components["schemas"]["Sale"][];
    };
    NoteFiscalNumber: {
      fiscalNumber: string;
    };
    Till: {
      channel: string;
      name?: string;
      fiscal: "manual" | "simulated" | "none";
      seller: string | null;
    };
    PutTill: {
      fiscal: "manual" | "simulated" | "none";
      seller?: string | null;
    };
    Product: {
      id: string;
      sku: string;
      name: string;
      barcode: string | null;
      group: string | null;
      price: components["schemas"]["Money"];
      cost: components["schemas"]["Money"] & (Record<string, never> | null);
      weightGrams: number | null;
      dimensionsMm: {
        length: number;
        width: number;
        height: number;
      } | null;
      taxRate: number | null;
      /** Tariff code of customs, digits only */
      hsCode: string | null;
      /** Where it was made, ISO 3166 */
      originCountry: string | null;
      picture: string | null;
      components: {
        sku: string;
        name: string;
        quantity: number;
      }[];
      packs: {
        name: string;
        barcode: string | null;
        units: number;
      }[];
      /** Units that may be promised without stock, all waiting orders together; null: any number */
      backorderLimit: number | null;
      /** A preorder is promised not before then */
      availableFrom: string | null;
      tracksLots: boolean;
      tracksSerials: boolean;
      /** Each unit bears a code of «Честный знак», which is scanned before its parcel is closed */
      needsMark: boolean;
      active: boolean;
      version: number;
      updatedAt: string;
    };
    ProductCosts: {
      currency: string;
      /** Of one unit now; null: nobody knows */
      costMinor: number | null;
      items: {
        position: number;
        at: string;
        cause: "opening" | "catalog" | "manual" | "receipt";
        /** The arrival that it came with */
        causeId: string | null;
        /** From this moment on */
        unitCostMinor: number | null;
        /** Units that came */
        units: number | null;
        /** Units that were there before */
        unitsBefore: number | null;
        /** What one of those that came cost */
        receivedMinor: number | null;
        note: string | null;
        by: string;
      }[];
      nextCursor: string | null;
    };
    SetCost: {
      cost: {
        amount: number;
        currency: string;
      };
      reason: string;
    };
    Warehouse: {
      id: string;
      code: string;
      name: string;
      address: {
        country: string;
        region?: string | null;
        city: string;
        postalCode?: string | null;
        line1?: string | null;
      } | null;
      latitude: number | null;
      longitude: number | null;
      priority: number;
      cutOff: string;
      timezone: string;
      /** Orders that it gets out in a day; null: unknown */
      capacity: number | null;
      /** Whole days that an order takes to prepare, on top of the cut-off */
      handlingDays: number;
      /** On which days it works; null: on all */
      calendar: {
        closedWeekdays?: number[];
        holidays?: "ru";
        closedDates?: string[];
        openDates?: string[];
      } | null;
      /** Who says how much lies here: `dirigent`, or the code of a connection */
      stockMaster: string;
      active: boolean;
      version: number;
    };
    ChangeBins: {
      bins: string[];
      kind?: "pick" | "reserve" | "apart";
      maxUnits?: number | null;
      maxWeightGrams?: number | null;
      maxVolumeCm3?: number | null;
    };
    MovedDays: {
      year: number;
      /** Entered here: off though an ordinary day */
      off: string[];
      /** Entered here: worked though a holiday or a day off */
      work: string[];
      /** Off by a decree that Dirigent knows */
      known: string[];
    };
    PutMovedDays: {
      off?: string[];
      work?: string[];
    };
    ConnectionKind: {
      kind: string;
      name: {
        ru: string;
        en: string;
      };
      about: {
        ru: string;
        en: string;
      };
      group: "shops" | "marketplaces" | "accounts" | "trying";
      /** How the channel calls us */
      calls: "webhook" | "exchange" | "api" | "nobody";
      fields: {
        /** `statuses.delivered` is a field inside `statuses` */
        name: string;
        in: "settings" | "secrets";
        shape: "text" | "url" | "password" | "number" | "choice" | "switch" | "warehouses" | "carriers" | "channels" | "words" | "texts";
        required?: boolean;
        choices?: string[];
        example?: string;
        generates?: boolean;
        rare?: boolean;
        label: {
          ru: string;
          en: string;
        };
        help: {
          ru: string;
          en: string;
        };
      }[];
      can: {
        /** Units of an order can be cancelled, not only the whole */
        cancelsParts: boolean;
        /** An order may leave in several parcels */
        splits: boolean;
        tracksLater: boolean;
        /** The parcel goes with the channel's own sticker */
        labels: boolean;
        bindsWarehouse: boolean;
        pollsEverySeconds: number | null;
        readsOneOrder: boolean;
        listsProducts: boolean;
        stockPer: "warehouse" | "product" | "either" | null;
        stockReadBack: boolean;
        /** What the channel is told of an order */
        steps: ("accepted" | "packed" | "handed_over" | "out_for_delivery" | "ready_for_pickup" | "delivered" | "cancelled")[];
      };
    };
    ChannelStock: {
      sku: string;
      name: string;
      /** The channel's own id of its warehouse; empty where it has one number per product */
      place: string;
      warehouses: string[];
      /** What the channel may sell now */
      ours: number;
      pushed: number | null;
      pushedAt: string | null;
      acknowledged: boolean;
      /** The channel's own number */
      theirs: number | null;
      theirsAt: string | null;
      /** The channel's own number less the one that it was told */
      difference: number | null;
      driftSince: string | null;
      refused: {
        code: string;
        params?: {
          [name: string]: string | number;
        };
      } | null;
      /** The number may have changed since, and was not told yet */
      waitingSince: string | null;
    };
    OrderAtChannel: {
      connection: string;
      kind: string;
      abilities: {
        /** Units of an order can be cancelled, not only the whole */
        cancelsParts: boolean;
        /** An order may leave in several parcels */
        splits: boolean;
        tracksLater: boolean;
        /** The parcel goes with the channel's own sticker */
        labels: boolean;
        bindsWarehouse: boolean;
      } | null;
      tellings: {
        step: "accepted" | "packed" | "handed_over" | "out_for_delivery" | "ready_for_pickup" | "delivered" | "cancelled";
        fulfilment: string | null;
        state: "waiting" | "told" | "refused" | "skipped";
        reason: {
          code: string;
          params?: {
            [name: string]: string | number;
          };
        } | null;
        attempts: number;
        occurredAt: string;
        toldAt: string | null;
      }[];
    } | null;
    Channel: {
      id: string;
      code: string;
      name: string;
      kind: string;
      buffer: number;
      /** Empty: all */
      warehouses: string[];
      active: boolean;
    };
    Connection: {
      id: string;
      code: string;
      kind: string;
      channel: string;
      settings: {
        [name: string]: unknown;
      };
      /** Names of the secrets that are set; never a secret */
      secretsSet: string[];
      webhookUrl: string;
      active: boolean;
      lastReceivedAt: string | null;
      /** When the channel last answered us */
      lastSuccessAt: string | null;
      /** Everything that changed there until then has been asked for */
      polledUntil: string | null;
      /** Why the channel gives no usable answer, while it does not */
      trouble: {
        code: string;
        params?: {
          [name: string]: string | number;
        };
        at: string;
      } | null;
      failures: number;
      /** The line rests until then */
      pausedUntil: string | null;
      /** When the channel is asked again, while it has to be asked */
      nextPollAt: string | null;
      /** Whether the channel is told how much there is */
      stockOut: boolean;
      backfill: {
        from: string;
        until: string;
        at: string;
        orders: number;
        state: "running" | "done" | "stopped";
      } | null;
      /** The last reading of the channel's products */
      catalogue: {
        startedAt: string;
        at: string;
        products: number;
        state: "running" | "done" | "stopped";
      } | null;
    };
    Intake: {
      id: string;
      receivedAt: string;
      deliveryId: string;
      topic: string;
      /** Sent by the channel (hook), asked for by the clock (poll), by a person, or from a file */
      source: "hook" | "poll" | "backfill" | "manual" | "file" | "exchange";
      status: "received" | "accepted" | "duplicate" | "held" | "failed" | "ignored";
      reason: string | null;
      reasonParams: {
        [name: string]: string | number;
      };
      orderId: string | null;
      /** How often the same delivery came */
      deliveries: number;
      processedAt: string | null;
    };
    Simulation: {
      on: boolean;
      /** Its connection; null before it was switched on for the first time */
      code: string | null;
      ordersPerHour: number;
      /** How many products it sells */
      products: number;
    };
    SwitchSimulation: {
      on: boolean;
      ordersPerHour?: number;
    };
    Mapping: {
      kind: "delivery" | "payment" | "warehouse" | "pickup_point";
      /** The channel's own word */
      theirs: string;
      title: string | null;
      /** What it means here; null: nobody has said */
      ours: {
        [name: string]: string;
      } | null;
      /** Said by the connection's `settings.warehouseMap` */
      bySettings: boolean;
      seenAt: string | null;
    };
    ChannelProduct: {
      connection: string;
      externalId: string;
      /** The channel's own article */
      sku: string | null;
      barcode: string | null;
      name: string;
      price: {
        amount: number;
        currency: string;
      } | null;
      /** The SKU of ours that a person said it is */
      product: string | null;
      /** Ordered and unknown since then */
      wantedAt: string | null;
      ignoredAt: string | null;
      seenAt: string;
    };
    ProductSuggestion: {
      sku: string;
      name: string;
      price: {
        amount: number;
        currency: string;
      };
      why: "barcode" | "alike";
    };
    ExchangeFile: {
      id: string;
      name: string;
      /** Goods, prices and stocks; or orders */
      type: "catalog" | "sale";
      /** 0 for a document that lay in an archive */
      bytes: number;
      state: "receiving" | "waiting" | "running" | "done" | "failed";
      /** Why it was not taken in, or what of it was not */
      reason: string | null;
      reasonParams: {
        [name: string]: string | number;
      };
      /** What it changed: `created`, `changed`, `stock`, `orders` … */
      counts: {
        [name: string]: number;
      };
      receivedAt: string;
      finishedAt: string | null;
    };
    FinanceReading: {
      connection: string;
      state: "never" | "running" | "done" | "failed";
      from: string | null;
      until: string | null;
      /** The day that it has come to */
      at: string | null;
      trouble: {
        code: string;
        params?: {
          [name: string]: string | number;
        };
      } | null;
      /** When it goes on, or begins anew by itself */
      nextAt: string | null;
      lastSuccessAt: string | null;
      rows: number;
      matched: number;
    };
    ReadFinance: {
      days?: number;
    };
    ChannelDayBoard: {
      connection: {
        code: string;
        kind: string;
        name: string;
        /** The channel gives a paper for a drop-off: an act, the code of a supply */
        givesPaper: boolean;
      };
      warehouse: {
        code: string;
        name: string;
      };
      rows: {
        fulfilmentId: string;
        number: string;
        orderId: string;
        orderNumber: string;
        externalId: string;
        shipBy: string | null;
        /** By the warehouse's clock */
        deadline: "late" | "today" | "tomorrow" | "later" | "none";
        step: "to_pick" | "picking" | "picked" | "packed" | "told" | "sticker" | "handed_over" | null;
        /** To take out, to expect back, or arriving */
        stop: "take_out" | "expect" | "arriving" | null;
        held: boolean;
        shipmentId: string | null;
        hasSticker: boolean;
        dropOffId: string | null;
        units: number;
        goods: {
          name: string;
          quantity: number;
        }[];
        refusals: {
          step: "accepted" | "packed" | "handed_over" | "out_for_delivery" | "ready_for_pickup" | "delivered" | "cancelled";
          reason: {
            code: string;
            params?: {
              [name: string]: string | number;
            };
          };
        }[];
      }[];
    };
    DropOff: {
      id: string;
      connection: string;
      kind: string;
      warehouse: string;
      state: "waiting" | "ready" | "refused" | "none";
      /** The channel's number of the supply or act */
      number: string | null;
      reason: {
        code: string;
        params?: {
          [name: string]: string | number;
        };
      } | null;
      by: string;
      parcels: number;
      createdAt: string;
    };
    BringToChannel: {
      connection: string;
      fulfilmentIds: string[];
    };
    FinanceReport: {
      id: string;
      rows: number;
      matched: number;
      /** Amounts that were not known yet: none when the same report is read again */
      added: number;
      unmatchedCount: number;
      unmatched: {
        row: number;
        key: string;
        reason: {
          code: string;
          params?: {
            [name: string]: string | number;
          };
        };
      }[];
    };
    TriedMapping: {
      /** The order as it would be taken in, amounts in minor units; null: it cannot be read */
      order: {
        [name: string]: unknown;
      } | null;
      /** What a person would have to look at, or why it is no order */
      errors: {
        /** Our field, `lines.0.quantity` for the first line's */
        field: string;
        code: string;
        params: {
          [name: string]: string | number;
        };
      }[];
      /** What each rule found in the payload, for a line's field one value per line */
      found: {
        field: string;
        values: string[];
      }[];
    };
    FileImport: {
      id: string;
      kind: "products" | "stock" | "orders" | "sales" | "settlements";
      source: string;
      name: string;
      format: "csv" | "xlsx";
      bytes: number;
      state: "mapping" | "checking" | "checked" | "committing" | "done" | "undoing" | "undone" | "failed";
      reason: {
        code: string;
        params?: {
          [name: string]: string | number;
        };
      } | null;
      rows: number;
      items: number;
      /** What the dry run found */
      counts: {
        new: number;
        changed: number;
        same: number;
        wrong: number;
        errors: number;
      };
      done: {
        new: number;
        changed: number;
        same: number;
        refused: number;
        undone: number;
        kept: number;
      };
      by: string;
      createdAt: string;
      committedAt: string | null;
      finishedAt: string | null;
    };
    WholeFileImport: components["schemas"]["FileImport"] & {
      sheets: string[];
      sheet: string | null;
      headerRow: number;
      columns: string[];
      sample: string[][];
      preset: string | null;
      mapping: {
        [name: string]: number;
      };
      settings: {
        channel?: string;
        warehouse?: string;
        payment?: string;
        carrier?: string;
        register?: string;
      };
    };
    WrongCell: {
      row: number;
      field: string;
      column: string | null;
      value: string;
      reason: {
        code: string;
        params?: {
          [name: string]: string | number;
        };
      };
    };
    LeftOut: {
      row: number;
      key: string;
      state: string;
      reason: {
        code: string;
        params?: {
          [name: string]: string | number;
        };
      } | null;
    };
    Crm: {
      id: string;
      code: string;
      kind: string;
      settings: {
        [name: string]: unknown;
      };
      secretsSet: string[];
      active: boolean;
      lastSuccessAt: string | null;
      trouble: {
        code: string;
        params?: {
          [name: string]: string | number;
        };
        at: string;
      } | null;
      failures: number;
      pausedUntil: string | null;
    };
    CrmFunnel: {
      id: string;
      name: string;
      stages: {
        id: string;
        name: string;
      }[];
    };
    CrmDeals: {
      told: number;
      waiting: number;
      refused: number;
      items: {
        orderId: string;
        number: string;
        state: "waiting" | "told" | "refused";
        reason: {
          code: string;
          params?: {
            [name: string]: string | number;
          };
        } | null;
        changedAt: string;
      }[];
    };
    Webhook: {
      id: string;
      code: string;
      url: string;
      events: string[];
      active: boolean;
      /** `gone`: the receiver answered 410; `person`: somebody stopped it */
      stoppedBecause: string | null;
      createdAt: string;
    };
    PutWebhookAnswer: components["schemas"]["Webhook"] & {
      /** The signing secret (`whsec_…`), told once: when the receiver is made */
      secret: string | null;
    };
    WebhookDelivery: {
      /** `webhook-id` is `msg_` and this id, the same at every try */
      id: string;
      type: string;
      state: "waiting" | "delivered" | "failed";
      attempts: number;
      nextAt: string | null;
      lastStatus: number | null;
      error: string | null;
      createdAt: string;
      endedAt: string | null;
    };
    Message: {
      id: string;
      event: "accepted" | "packed" | "handed_over" | "out_for_delivery" | "ready_for_pickup" | "pickup_reminder" | "failed_attempt" | "delayed" | "delivered" | "cancelled" | "returned" | "refunded" | "substitution" | "rating_request" | "return_approved" | "return_rejected" | "return_received";
      channel: "email" | "sms" | "telegram";
      recipient: string;
      /** queued; sent: a provider took it; delivered: the provider says so; not_sent: kept, `error` or the missing SMTP_URL says why; failed */
      status: "queued" | "sent" | "delivered" | "not_sent" | "failed";
      subject: string;
      /** Plain text */
      body: string;
      error: string | null;
      /** The provider's own last word */
      providerStatus: string | null;
      /** Of how many text messages it consists */
      parts: number | null;
      /** When the buyer's quiet hours end, while it waits for that */
      waitUntil: string | null;
      deliveredAt: string | null;
      at: string;
    };
    MessageStatistics: {
      since: string;
      rows: {
        channel: "email" | "sms" | "telegram";
        event: "accepted" | "packed" | "handed_over" | "out_for_delivery" | "ready_for_pickup" | "pickup_reminder" | "failed_attempt" | "delayed" | "delivered" | "cancelled" | "returned" | "refunded" | "substitution" | "rating_request" | "return_approved" | "return_rejected" | "return_received";
        /** Taken by a provider, delivered ones among them */
        sent: number;
        delivered: number;
        failed: number;
        waiting: number;
        kept: number;
        parts: number;
      }[];
    };
    MessageSettings: {
      order: ("email" | "sms" | "telegram")[];
      off?: {
        accepted?: ("email" | "sms" | "telegram")[];
        packed?: ("email" | "sms" | "telegram")[];
        handed_over?: ("email" | "sms" | "telegram")[];
        out_for_delivery?: ("email" | "sms" | "telegram")[];
        ready_for_pickup?: ("email" | "sms" | "telegram")[];
        pickup_reminder?: ("email" | "sms" | "telegram")[];
        failed_attempt?: ("email" | "sms" | "telegram")[];
        delayed?: ("email" | "sms" | "telegram")[];
        delivered?: ("email" | "sms" | "telegram")[];
        cancelled?: ("email" | "sms" | "telegram")[];
        returned?: ("email" | "sms" | "telegram")[];
        refunded?: ("email" | "sms" | "telegram")[];
        substitution?: ("email" | "sms" | "telegram")[];
        rating_request?: ("email" | "sms" | "telegram")[];
        return_approved?: ("email" | "sms" | "telegram")[];
        return_rejected?: ("email" | "sms" | "telegram")[];
        return_received?: ("email" | "sms" | "telegram")[];
      };
      quiet: {
        from: string;
        until: string;
        channels: ("email" | "sms" | "telegram")[];
        urgent: ("accepted" | "packed" | "handed_over" | "out_for_delivery" | "ready_for_pickup" | "pickup_reminder" | "failed_attempt" | "delayed" | "delivered" | "cancelled" | "returned" | "refunded" | "substitution" | "rating_request" | "return_approved" | "return_rejected" | "return_received")[];
      } | null;
      consent: "unless_refused" | "if_agreed";
      rateAfterDays: number | null;
      version: number;
    };
    MessageAccount: {
      code: string;
      kind: string;
      channel: "email" | "sms" | "telegram";
      settings: {
        [name: string]: unknown;
      };
      /** Which are set; never what they are. Null: they have to be given anew */
      secrets: string[] | null;
      active: boolean;
      /** Where the provider reports to */
      hookUrl: string | null;
    };
    MessageBrand: {
      channel: string;
      name: string;
      senderName: string | null;
      smsSender: string | null;
      brandColor: string | null;
      logoUrl: string | null;
      replyTo: string | null;
    };
    MessageTemplate: {
      event: "accepted" | "packed" | "handed_over" | "out_for_delivery" | "ready_for_pickup" | "pickup_reminder" | "failed_attempt" | "delayed" | "delivered" | "cancelled" | "returned" | "refunded" | "substitution" | "rating_request" | "return_approved" | "return_rejected" | "return_received";
      locale: "ru" | "en";
      version: number;
      isOwn: boolean;
      texts: {
        subject: string;
        title: string;
        body: string;
        sms: string;
      };
      ours: {
        subject: string;
        title: string;
        body: string;
        sms: string;
      };
      history: {
        version: number;
        isOwn: boolean;
        texts: {
          subject: string;
          title: string;
          body: string;
          sms: string;
        };
        by: string;
        at: string;
      }[];
    };
    MessagePreview: {
      order: string;
      subject: string;
      text: string;
      html: string;
      sms: string;
      parts: number;
      alphabet: "gsm7" | "ucs2";
    } | null;
    Event: {
      cursor: string;
      type: string;
      at: string;
      subject: {
        kind: string;
        id: string;
        number?: string;
      };
      orderId?: string;
      warehouseId?: string;
      by: {
        kind: string;
        id: string | null;
        name: string;
      };
      data: {
        [name: string]: unknown;
      };
    };
  };
}
