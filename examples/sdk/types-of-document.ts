/** JSON Schema as our OpenAPI document writes it. */
export type Schema = {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
  description?: string;
};
type Parameter = { in: string; name: string; required?: boolean; schema?: Schema; description?: string };
type Content = Record<string, { schema?: Schema }>;
type Operation = {
  summary?: string;
  description?: string;
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content?: Content };
  responses?: Record<string, { description?: string; content?: Content }>;
};
export type Document = {
  paths?: Record<string, Record<string, Operation>>;
  components?: { schemas?: Record<string, Schema> };
};

const methods = ["get", "post", "put", "patch", "delete"] as const;

/** TypeScript for an OpenAPI 3.1 document: `paths` as `openapi-fetch` reads them, and `components` by name. */
export function typesOfDocument({ paths = {}, components = {} }: Document): string {
  const routes = Object.entries(paths).map(([path, operations]) => `  ${quoted(path)}: {\n${operationsOf(operations)}  };\n`);
  const schemas = Object.entries(components.schemas ?? {}).map(
    ([name, schema]) => `${doc(schema, 4)}    ${key(name)}: ${typeOf(schema, 4)};\n`,
  );
  return `// Made from /api/v1/openapi.json by \`npm run sdk\`. Not edited by hand.

export interface paths {
${routes.join("")}}

export interface components {
  schemas: {
${schemas.join("")}  };
}
`;
}

function operationsOf(operations: Record<string, Operation>): string {
  return methods
    .flatMap((method) => {
      const operation = operations[method];
      return operation ? [`${comment([operation.summary, operation.description], 4)}    ${method}: ${operationOf(operation)};\n`] : [];
    })
    .join("");
}

function operationOf({ parameters = [], requestBody, responses = {} }: Operation): string {
  const places = ["query", "header", "path"].flatMap((place) => {
    const here = parameters.filter((parameter) => parameter.in === place);
    if (here.length === 0) return [];
    const optional = here.some(({ required }) => required) ? "" : "?";
    const fields = here.map(
      (one) => `${doc(one, 10)}          ${key(one.name)}${one.required ? "" : "?"}: ${typeOf(one.schema ?? {}, 10)};\n`,
    );
    return [`        ${place}${optional}: {\n${fields.join("")}        };\n`];
  });
  const body = requestBody ? `      requestBody${requestBody.required ? "" : "?"}: { content: ${contentOf(requestBody.content)} };\n` : "";
  const answers = Object.entries(responses)
    .filter(([status]) => Number(status) < 400)
    .map(([status, { content }]) => `        ${status}: { headers: { [name: string]: unknown }; content: ${contentOf(content)} };\n`);
  // Every refusal is of one shape, whatever its status.
  const refused = Object.values(responses).find(({ content }) => content?.["application/problem+json"]);
  if (refused)
    for (const status of ["4XX", "5XX"])
      answers.push(`        ${quoted(status)}: { headers: { [name: string]: unknown }; content: ${contentOf(refused.content)} };\n`);
  const given = places.length > 0 ? `{\n${places.join("")}      }` : "{}";
  return `{\n      parameters: ${given};\n${body}      responses: {\n${answers.join("")}      };\n    }`;
}

function contentOf(content: Content | undefined): string {
  const entries = Object.entries(content ?? {}).map(([type, { schema = {} }]) => `${quoted(type)}: ${bodyOf(type, schema)}`);
  return entries.length > 0 ? `{ ${entries.join("; ")} }` : "{ [media: string]: never }";
}

/** Anything but JSON and forms travels as bytes. */
function bodyOf(type: string, schema: Schema): string {
  return /json$|^multipart\//.test(type) ? typeOf(schema, 10) : "Blob";
}

/** The type of one schema; `indent` is where its closing brace stands. */
export function typeOf(schema: Schema, indent = 0): string {
  if (schema.$ref) return `components["schemas"][${quoted(schema.$ref.split("/").at(-1) ?? "")}]`;
  if ("const" in schema) return literal(schema.const);
  if (schema.enum) return union(schema.enum.map(literal));
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return union(choices.map((one) => typeOf(one, indent)));
  if (schema.allOf)
    return joined(
      schema.allOf.map((one) => typeOf(one, indent)),
      " & ",
    );
  const types = [schema.type ?? (schema.properties ? "object" : undefined)].flat();
  return union(types.map((type) => plainType(type, schema, indent)));
}

function plainType(type: string | undefined, schema: Schema, indent: number): string {
  switch (type) {
    case "string":
    case "boolean":
    case "null":
      return type;
    case "integer":
    case "number":
      return "number";
    case "array": {
      const item = typeOf(schema.items ?? {}, indent);
      return /[|&]/.test(item) && !item.startsWith("{") ? `(${item})[]` : `${item}[]`;
    }
    case "object":
      return objectType(schema, indent);
    default:
      return "unknown";
  }
}

function objectType({ properties = {}, required = [], additionalProperties }: Schema, indent: number): string {
  const pad = " ".repeat(indent + 2);
  const fields = Object.entries(properties).map(
    ([name, schema]) =>
      `${doc(schema, indent + 2)}${pad}${key(name)}${required.includes(name) ? "" : "?"}: ${typeOf(schema, indent + 2)};\n`,
  );
  if (additionalProperties !== undefined && additionalProperties !== false) {
    // Beside named fields an index must fit them all.
    const more = typeof additionalProperties === "object" && fields.length === 0 ? typeOf(additionalProperties, indent + 2) : "unknown";
    fields.push(`${pad}[name: string]: ${more};\n`);
  }
  return fields.length > 0 ? `{\n${fields.join("")}${" ".repeat(indent)}}` : "Record<string, never>";
}

const union = (types: string[]) => joined([...new Set(types)].includes("unknown") ? ["unknown"] : [...new Set(types)], " | ");

const joined = (types: string[], by: string) =>
  types.length > 1
    ? types.map((type) => (/ [|&] /.test(type) && !type.startsWith("{") ? `(${type})` : type)).join(by)
    : (types[0] ?? "unknown");

const quoted = (text: string) => JSON.stringify(text);
const key = (name: string) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name));
const literal = (value: unknown) => JSON.stringify(value);
const doc = ({ description }: { description?: string }, indent: number) => comment([description], indent);

function comment(texts: (string | undefined)[], indent: number): string {
  const text = texts.filter(Boolean).join(". ").replaceAll("*/", "*\u200b/").replace(/\s+/g, " ").trim();
  return text ? `${" ".repeat(indent)}/** ${text} */\n` : "";
}
