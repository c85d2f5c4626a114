/** What a package says, one thing after another, in the order of the file. Plain data: it crosses from the reading thread. */
export type Entry = Catalogue | PriceType | Place | Good | Offer | Document;

/** How complete what follows is, and when 1C wrote it: its own wall clock, without a zone. */
export type Catalogue = { is: "catalogue"; of: "goods" | "offers"; changesOnly: boolean; formedAt: string };

export type PriceType = { is: "priceType"; id: string; name: string; currency: string; taxIncluded: boolean };

/** A warehouse of 1C. */
export type Place = { is: "place"; id: string; name: string };

export type NamedValue = { name: string; value: string };

/** A product, or one characteristic of it (`товар#характеристика`). `undefined`: nothing is said of it. */
export type Good = {
  is: "good";
  id: string;
  article: string;
  barcode: string;
  name: string;
  /** Percent; null is «Без НДС». */
  taxRate: number | null | undefined;
  weightGrams: number | undefined;
  characteristics: NamedValue[];
  properties: NamedValue[];
  isService: boolean;
  isDeleted: boolean;
};

export type Offer = {
  is: "offer";
  id: string;
  article: string;
  barcode: string;
  name: string;
  characteristics: NamedValue[];
  prices: { type: string; amount: string; currency: string }[];
  /** Units in all; null where nothing is said. */
  total: number | null;
  places: { id: string; units: number }[];
  isDeleted: boolean;
};

export type DocumentGood = {
  id: string;
  article: string;
  name: string;
  /** Numbers as "1234.5"; "" where there is none. */
  price: string;
  quantity: string;
  sum: string;
  discount: string;
  taxRate: number | null | undefined;
  isService: boolean;
  isDeleted: boolean;
};

export type Buyer = { id: string; name: string; email: string; phone: string; address: string; fields: NamedValue[] };

/** An order, a payment or a shipment as 1C writes it. */
export type Document = {
  is: "document";
  id: string;
  number: string;
  date: string;
  time: string;
  operation: string;
  currency: string;
  sum: string;
  comment: string;
  /** The order that a payment or a shipment belongs to. */
  basis: string;
  isDeleted: boolean;
  buyer: Buyer | null;
  /** Null where the document names no goods at all: it only says what became of an order. */
  goods: DocumentGood[] | null;
  requisites: NamedValue[];
  formedAt: string;
};
