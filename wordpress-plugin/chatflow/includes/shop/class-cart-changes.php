<?php
/**
 * Notices when a cart changes.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Shop;

use ChatFlow\Front\Carts_Of_Visitors;
use ChatFlow\Outbox\Dirty_Marks;
use ChatFlow\Settings;

defined( 'ABSPATH' ) || exit;

/**
 * The hooks fire for classic carts, AJAX and blocks alike, and sometimes without a change: what was sent last is
 * remembered as a hash in the shopper's session.
 */
final class Cart_Changes {

	private const HOOKS = array(
		'woocommerce_add_to_cart',
		'woocommerce_cart_item_set_quantity',
		'woocommerce_after_cart_item_quantity_update',
		'woocommerce_cart_item_removed',
		'woocommerce_cart_item_restored',
		'woocommerce_cart_emptied',
		'woocommerce_applied_coupon',
		'woocommerce_removed_coupon',
	);

	/**
	 * What the owner chose.
	 *
	 * @var Settings
	 */
	private $settings;

	/**
	 * Marks what changed.
	 *
	 * @var Dirty_Marks
	 */
	private $marks;

	/**
	 * Whether something happened in this request.
	 *
	 * @var bool
	 */
	private $touched = false;

	/**
	 * Makes it.
	 *
	 * @param Settings    $settings What the owner chose.
	 * @param Dirty_Marks $marks    Marks what changed.
	 */
	public function __construct( Settings $settings, Dirty_Marks $marks ) {
		$this->settings = $settings;
		$this->marks    = $marks;
	}

	/**
	 * Adds the hooks.
	 */
	public function register(): void {
		if ( ! $this->settings->is_on( 'send_carts' ) ) {
			return;
		}
		foreach ( self::HOOKS as $hook ) {
			add_action( $hook, array( $this, 'touch' ), 20, 0 );
		}
		add_action( 'woocommerce_guest_session_to_user_id', array( $this, 'merged' ), 20, 1 );
	}

	/**
	 * Something happened to the cart: looked at once, before WooCommerce stores the session.
	 */
	public function touch(): void {
		if ( ! $this->touched ) {
			$this->touched = true;
			add_action( 'shutdown', array( $this, 'compare' ), 15 );
		}
	}

	/**
	 * Marks the cart, if it is not what was sent last.
	 */
	public function compare(): void {
		$shop = WC();
		if ( null === $shop->cart || null === $shop->session ) {
			return;
		}
		$cart = ( new Cart_Item() )->build( $shop, Carts_Of_Visitors::visitor_ref() );
		if ( null === $cart ) {
			return;
		}
		$hash = md5( (string) wp_json_encode( array_diff_key( $cart, array( 'updatedAt' => true ) ) ) );
		if ( $shop->session->get( 'chatflow_cart' ) === $hash ) {
			return;
		}
		$shop->session->set( 'chatflow_cart', $hash );
		$this->marks->mark_with( 'cart', (string) $cart['externalId'], $cart );
	}

	/**
	 * A guest has logged in: the cart goes on under the customer's name.
	 *
	 * @param string|int $guest The guest's session.
	 */
	public function merged( $guest ): void {
		$visitor_ref = Carts_Of_Visitors::visitor_ref();
		if ( '' !== $visitor_ref ) {
			$gone = ( new Cart_Item() )->gone( (string) $guest, $visitor_ref );
			$this->marks->mark_with( 'cart', (string) $gone['externalId'], $gone );
		}
		$this->touch();
	}
}
