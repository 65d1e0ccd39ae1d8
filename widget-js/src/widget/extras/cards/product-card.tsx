import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Icon } from "../../look/icons";
import { textOf, type Fields } from "../../model/read";
import { Anchor } from "../../text/rich-text";
import { safeImage, safeUrl } from "../../text/safe-url";
import { moneyText } from "../amounts";
import { useUi } from "../../ui";
import { moneyOf, type Money } from "../values";

export interface ProductView {
  readonly title: string;
  readonly url: string | null;
  readonly imageUrl: string | null;
  readonly price: Money | null;
  readonly salePrice: Money | null;
  readonly inStock: boolean | null;
}

export function readProducts(products: readonly Fields[]): ProductView[] {
  return products.slice(0, 6).flatMap((product) => {
    const title = textOf(product["title"]);
    if (!title) return [];
    return [
      {
        title,
        url: safeUrl(product["url"]),
        imageUrl: safeImage(product["imageUrl"]),
        price: moneyOf(product["price"]),
        salePrice: moneyOf(product["salePrice"]),
        inStock: typeof product["inStock"] === "boolean" ? product["inStock"] : null,
      },
    ];
  });
}

export function ProductCard({
  products,
}: {
  readonly products: readonly ProductView[];
}): JSX.Element {
  return (
    <section class="card">
      {products.map((product, index) =>
        product.url ? (
          <Anchor key={index} class="product" href={product.url}>
            <Product product={product} />
          </Anchor>
        ) : (
          <div key={index} class="product">
            <Product product={product} />
          </div>
        ),
      )}
    </section>
  );
}

function Product({ product }: { readonly product: ProductView }): JSX.Element {
  const { words } = useUi();
  const { price, salePrice, inStock } = product;
  const now = salePrice ?? price;
  return (
    <>
      <Photo url={product.imageUrl} />
      <div class="info">
        <h3>{product.title}</h3>
        {now && (
          <p class="price">
            <strong>{moneyText(words, now.amountMinor, now.currency)}</strong>
            {salePrice && price && (
              <s
                aria-label={words.say("insteadOf", {
                  price: moneyText(words, price.amountMinor, price.currency),
                })}
              >
                {moneyText(words, price.amountMinor, price.currency)}
              </s>
            )}
          </p>
        )}
        {inStock !== null && (
          <p class="stock" data-out={inStock ? undefined : ""}>
            {words.say(inStock ? "inStock" : "outOfStock")}
          </p>
        )}
      </div>
    </>
  );
}

/** The page may forbid foreign pictures; then a drawing stands in their place. */
function Photo({ url }: { readonly url: string | null }): JSX.Element {
  const [broken, setBroken] = useState(false);
  return (
    <span class="photo">
      <Icon name="box" size={24} />
      {url && !broken && (
        <img
          src={url}
          alt=""
          loading="lazy"
          referrerpolicy="no-referrer"
          onError={() => setBroken(true)}
        />
      )}
    </span>
  );
}
