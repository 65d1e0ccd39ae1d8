/** The build hands over the minified rules as text, for constructed style sheets. */
declare module "*.css" {
  const rules: string;
  export default rules;
}
