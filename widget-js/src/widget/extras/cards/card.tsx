import type { JSX } from "preact";
import type { Entry } from "../../../protocol";
import { isRecord, recordsOf, type Fields } from "../../model/read";
import { useUi } from "../../ui";
import { dress } from "../dress";
import { readOrder } from "./order";
import { ArticleCard, readArticles } from "./article-card";
import { OrderCard } from "./order-card";
import { ProductCard, readProducts } from "./product-card";

/** The card that an entry carries, or nothing where it is unknown or incomplete: then its text is shown. */
export function Card({ entry }: { readonly entry: Entry }): JSX.Element | null {
  const { controller } = useUi();
  dress(controller.bridge.shadow);
  const data: Fields = entry.data ?? {};
  switch (data["type"]) {
    case "order": {
      const order = isRecord(data["order"]) ? readOrder(data["order"]) : null;
      return order && <OrderCard order={order} />;
    }
    case "product": {
      const products = readProducts(several(data, "product"));
      return products.length ? <ProductCard products={products} /> : null;
    }
    case "article": {
      const articles = readArticles(several(data, "article"));
      return articles.length ? <ArticleCard articles={articles} /> : null;
    }
    default:
      return null;
  }
}

/** `{products: […]}`, `{product: {…}}`, or the fields on the card itself. */
function several(data: Fields, name: string): readonly Fields[] {
  const list = recordsOf(data[`${name}s`]);
  if (list.length) return list;
  const one = data[name];
  return [isRecord(one) ? one : data];
}
