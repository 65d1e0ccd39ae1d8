type WithJson = { toJSON?: unknown };

/** JSON as it is meant, also on a page whose library (Prototype.js before 1.7) makes texts of lists and quotes texts twice. */
export function toJson(value: unknown): string {
  const restore = [Array, String, Number, Boolean].map(({ prototype }) => {
    const { toJSON } = prototype as WithJson;
    Reflect.deleteProperty(prototype, "toJSON");
    return () => toJSON && ((prototype as WithJson).toJSON = toJSON);
  });
  try {
    return JSON.stringify(value);
  } finally {
    for (const one of restore) one();
  }
}
