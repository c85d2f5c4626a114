/** Who works in the demo workspace, one per role; the seed creates them with these sign-ins. */
export type Role = "owner" | "manager" | "operator" | "picker" | "viewer";

export type Person = { email: string; password: string };

const password = "dirigent-demo";

export const people: Record<Role, Person> = {
  owner: { email: "owner@example.com", password },
  manager: { email: "manager@example.com", password },
  operator: { email: "operator@example.com", password },
  picker: { email: "picker@example.com", password },
  viewer: { email: "viewer@example.com", password },
};
