import { router, viewer } from "@/platform/trpc/procedures";
import { AddressInput } from "../inputs";
import { opinionOf } from "./doubt-address";

/** Looks at an address without asking anybody outside. */
export const addressRouter = router({
  checkAddress: viewer
    .meta({ scope: "orders:read" })
    .input(AddressInput)
    .query(({ input }) => opinionOf(input)),
});
