/** What the frame shows of the person, the shop and its warehouses. */
export type Account = {
  user: { name: string; email: string };
  role: "owner" | "manager" | "operator" | "picker" | "viewer";
  organization: { id: string; name: string; brandColor: string | null };
  organizations: readonly { id: string; name: string }[];
  warehouses: readonly { id: string; name: string }[];
  /** A marketplace carries parcels with stickers of its own: then there is its day. */
  hasMarketplaces: boolean;
  /** The warehouse chosen in this browser; null for all. */
  warehouseId: string | null;
  theme: "light" | "dark" | "system";
};
