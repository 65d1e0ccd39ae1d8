<?php
/**
 * Reads the shop.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Shop;

use ChatFlow\Content\Page_Item;
use ChatFlow\Content\Public_Pages;
use ChatFlow\Plugin;
use ChatFlow\Settings;

defined( 'ABSPATH' ) || exit;

/**
 * Makes of a kind and an id what the service takes.
 */
final class Items {

	/**
	 * Nothing to tell, neither that it is there nor that it is gone.
	 */
	public const SKIP = 'skip';

	/**
	 * What the owner chose.
	 *
	 * @var Settings
	 */
	private $settings;

	/**
	 * Makes it.
	 *
	 * @param Settings $settings What the owner chose.
	 */
	public function __construct( Settings $settings ) {
		$this->settings = $settings;
	}

	/**
	 * The item; null when it is gone; SKIP when there is nothing to tell.
	 *
	 * @param string      $kind    One of order, product, customer, cart, page.
	 * @param string      $id      Its id in the shop.
	 * @param string|null $payload JSON where it was kept as it was.
	 * @return array<string, mixed>|string|null
	 */
	public function build( string $kind, string $id, ?string $payload ) {
		if ( null !== $payload ) {
			$kept = json_decode( $payload, true );
			return is_array( $kept ) ? $kept : self::SKIP;
		}
		if ( 'page' === $kind ) {
			return $this->page( get_post( (int) $id ) ) ?? Page_Item::gone( (int) $id );
		}
		if ( ! Plugin::has_shop() ) {
			return self::SKIP;
		}
		switch ( $kind ) {
			case 'order':
				return $this->order( wc_get_order( (int) $id ) );
			case 'product':
				return $this->product( wc_get_product( (int) $id ) );
			case 'customer':
				return $this->customer( (int) $id );
			default:
				return self::SKIP;
		}
	}

	/**
	 * A page; null where there is nothing that anybody may read.
	 *
	 * @param mixed $post As WordPress gave it; null when there is none.
	 * @return array<string, mixed>|null
	 */
	public function page( $post ): ?array {
		return $post instanceof \WP_Post && Public_Pages::has( $post ) ? ( new Page_Item() )->build( $post ) : null;
	}

	/**
	 * An order.
	 *
	 * @param mixed $order As WooCommerce gave it; false when there is none.
	 * @return array<string, mixed>|string|null
	 */
	public function order( $order ) {
		if ( ! $order ) {
			return null;
		}
		if ( ! $order instanceof \WC_Order || in_array( $order->get_status(), array( 'checkout-draft', 'auto-draft', 'draft' ), true ) ) {
			return self::SKIP;
		}
		return 'trash' === $order->get_status() ? null : ( new Order_Item() )->build( $order );
	}

	/**
	 * A product. What is no longer published is gone, as far as shoppers can tell.
	 *
	 * @param mixed $product As WooCommerce gave it; false or null when there is none.
	 * @return array<string, mixed>|string|null
	 */
	public function product( $product ) {
		if ( ! $product ) {
			return null;
		}
		if ( $product->is_type( 'variation' ) ) {
			return self::SKIP;
		}
		$public = 'publish' === $product->get_status() && '' === (string) $product->get_post_password();
		return $public ? ( new Product_Item() )->build( $product ) : null;
	}

	/**
	 * A customer. Staff of the shop are none.
	 *
	 * @param int $id Of the user.
	 * @return array<string, mixed>|string|null
	 */
	public function customer( int $id ) {
		$user = get_userdata( $id );
		if ( ! $user ) {
			return null;
		}
		return user_can( $user, 'edit_posts' ) ? self::SKIP : ( new Customer_Item( $this->settings ) )->build( $id );
	}
}
