import { notFound } from "next/navigation";

/** A link with something behind it leads nowhere, and says so to a buyer rather than to the staff. */
export default function TooLong(): never {
  notFound();
}
