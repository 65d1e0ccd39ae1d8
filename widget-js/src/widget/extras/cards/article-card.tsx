import type { JSX } from "preact";
import { Icon } from "../../look/icons";
import { textOf, type Fields } from "../../model/read";
import { Anchor } from "../../text/rich-text";
import { safeUrl } from "../../text/safe-url";
import { useUi } from "../../ui";

export interface ArticleView {
  readonly title: string;
  readonly snippet: string | null;
  readonly url: unknown;
}

export function readArticles(articles: readonly Fields[]): ArticleView[] {
  return articles.slice(0, 6).flatMap((article) => {
    const title = textOf(article["title"]);
    return title ? [{ title, snippet: textOf(article["snippet"]), url: article["url"] }] : [];
  });
}

export function ArticleCard({
  articles,
}: {
  readonly articles: readonly ArticleView[];
}): JSX.Element {
  const { controller } = useUi();
  return (
    <section class="card">
      {articles.map((article, index) => {
        const href = safeUrl(article.url, controller.bridge.site.baseUrl);
        const content = (
          <>
            <Icon name="page" />
            <div class="info">
              <h3>{article.title}</h3>
              {article.snippet && <p class="sub">{article.snippet}</p>}
            </div>
          </>
        );
        return href ? (
          <Anchor key={index} class="article" href={href}>
            {content}
          </Anchor>
        ) : (
          <div key={index} class="article">
            {content}
          </div>
        );
      })}
    </section>
  );
}
