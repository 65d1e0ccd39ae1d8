/// Pages of a site as candidates for articles: the site's server offers them, staff take them over or let them be. Owns
/// `article_candidate`. What stands on a page reaches no shopper before somebody has agreed.
package io.chatflow.knowledge.candidates;
