<?php
/**
 * A page as the service takes it.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Content;

use ChatFlow\Shop\Words;
use WP_Post;

defined( 'ABSPATH' ) || exit;

/**
 * What stands on the page, without running what is in it: shortcodes and blocks of others may do anything, and this is
 * read in the background, where nobody looks at the page.
 */
final class Page_Item {

	private const LONGEST_HTML = 400000;

	/**
	 * Of the usual page builders.
	 */
	private const LAYOUT = '(?:vc|et_pb|fusion|av|one|two|three)_\w+|row|column|section|caption|accordion\w*|tabs?|toggle';

	/**
	 * Builds the item; null where the page says nothing.
	 *
	 * @param WP_Post $post A public page.
	 * @return array<string, mixed>|null
	 */
	public function build( WP_Post $post ): ?array {
		$html = self::html( $post );
		$item = '' === trim( wp_strip_all_tags( $html ) ) ? null : array(
			'externalId' => (string) $post->ID,
			'title'      => Words::plain( (string) get_the_title( $post ), 300 ) ?? '#' . $post->ID,
			'html'       => $html,
			'url'        => (string) Words::url( get_permalink( $post ) ),
			'locale'     => self::locale( $post ),
			'updatedAt'  => Words::at( (int) get_post_timestamp( $post, 'modified' ) ),
		);
		/**
		 * A page as it is offered to ChatFlow as knowledge; null to keep it out.
		 *
		 * @param array<string, mixed>|null $item As built.
		 * @param WP_Post                   $post As the site has it.
		 */
		$told = apply_filters( 'chatflow_page', $item, $post );
		return is_array( $told ) ? $told : null;
	}

	/**
	 * That a page is no longer there.
	 *
	 * @param int $id Of the page.
	 * @return array<string, mixed>
	 */
	public static function gone( int $id ): array {
		return array(
			'externalId' => (string) $id,
			'deleted'    => true,
		);
	}

	/**
	 * The static words of a page. The marks of blocks and of shortcodes that only lay out are taken off; every other
	 * shortcode goes with all that it encloses, which may be for members only.
	 *
	 * @param WP_Post $post A public page.
	 */
	private static function html( WP_Post $post ): string {
		$text = (string) preg_replace( '~\[/?(?:' . self::LAYOUT . ')(?:\s[^\[\]]*)?/?\]~i', ' ', $post->post_content );
		$text = strip_shortcodes( $text );
		$html = has_blocks( $post ) ? (string) preg_replace( '/<!--.*?-->/s', '', $text ) : wpautop( $text );
		return mb_substr( $html, 0, self::LONGEST_HTML );
	}

	/**
	 * The language of a page: the site's, unless one of the usual plugins says another.
	 *
	 * @param WP_Post $post A public page.
	 */
	private static function locale( WP_Post $post ): string {
		$locale = function_exists( 'pll_get_post_language' ) ? (string) pll_get_post_language( $post->ID, 'locale' ) : '';
		if ( '' === $locale ) {
			// phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals.NonPrefixedHooknameFound -- WPML's own.
			$details = apply_filters( 'wpml_post_language_details', null, $post->ID );
			$locale  = is_array( $details ) && isset( $details['locale'] ) ? (string) $details['locale'] : '';
		}
		$tag = str_replace( '_', '-', '' === $locale ? (string) get_bloginfo( 'language' ) : $locale );
		// Such as de-DE of de_DE_formal.
		return 1 === preg_match( '/^[a-z]{2,3}(-[A-Z]{2})?/', $tag, $found ) ? $found[0] : 'en';
	}
}
