<?php
/**
 * What kind of page a shopper looks at.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Front;

use ChatFlow\Plugin;

defined( 'ABSPATH' ) || exit;

/**
 * A few words about the page, the same for everyone who gets it.
 */
final class Page_Context {

	/**
	 * Kind of page, and what it shows: pageType, and with it productId, category or the like.
	 *
	 * @return array<string, string>
	 */
	public function of_this_page(): array {
		$context = Plugin::has_shop() ? $this->of_the_shop() : array();
		if ( $context ) {
			return $context;
		}
		if ( is_front_page() ) {
			return array( 'pageType' => 'home' );
		}
		if ( is_search() ) {
			return array( 'pageType' => 'search' );
		}
		if ( is_singular() ) {
			return array( 'pageType' => (string) get_post_type() );
		}
		return array( 'pageType' => is_404() ? 'not_found' : 'archive' );
	}

	/**
	 * Of a page that WooCommerce made; empty for all others.
	 *
	 * @return array<string, string>
	 */
	private function of_the_shop(): array {
		if ( is_product() ) {
			return array(
				'pageType'     => 'product',
				'productId'    => (string) get_queried_object_id(),
				'productTitle' => self::short( get_the_title( get_queried_object_id() ) ),
			);
		}
		if ( is_product_category() ) {
			return array(
				'pageType' => 'category',
				'category' => self::short( (string) single_term_title( '', false ) ),
			);
		}
		if ( is_order_received_page() ) {
			return array( 'pageType' => 'order_received' );
		}
		if ( is_checkout() ) {
			return array( 'pageType' => 'checkout' );
		}
		if ( is_cart() ) {
			return array( 'pageType' => 'cart' );
		}
		if ( is_account_page() ) {
			return array( 'pageType' => 'account' );
		}
		return is_shop() ? array( 'pageType' => 'shop' ) : array();
	}

	/**
	 * Plain words, cut where they are long.
	 *
	 * @param string $title May hold entities and tags.
	 */
	private static function short( string $title ): string {
		return mb_substr( html_entity_decode( wp_strip_all_tags( $title ), ENT_QUOTES, 'UTF-8' ), 0, 200 );
	}
}
