<?php
/**
 * Plugin Name: A stand-in for WooCommerce
 * Version: 0.1.0
 * License: GPL-2.0-or-later
 */

declare( strict_types=1 );

defined( 'ABSPATH' ) || exit;

require __DIR__ . '/record.php';
require __DIR__ . '/order.php';
require __DIR__ . '/product.php';
require __DIR__ . '/cart.php';
require __DIR__ . '/functions.php';

final class WooCommerce {
	public ?WC_Cart $cart       = null;
	public ?WC_Session $session = null;

	public static function instance(): self {
		static $instance = null;
		$instance      ??= new self();
		return $instance;
	}

	public function load_cart(): void {
		$this->session ??= new WC_Session();
		$this->cart    ??= new WC_Cart( $this->session );
	}
}

function WC(): WooCommerce {
	return WooCommerce::instance();
}

add_action(
	'plugins_loaded',
	static function (): void {
		do_action( 'before_woocommerce_init' );
	},
	-1
);

add_action(
	'init',
	static function (): void {
		register_post_type( 'product', array( 'public' => true, 'label' => 'Products', 'has_archive' => 'shop', 'supports' => array( 'title', 'editor', 'thumbnail' ) ) );
		register_post_type( 'shop_order', array( 'public' => false, 'show_ui' => true, 'label' => 'Orders', 'capability_type' => 'shop_order', 'map_meta_cap' => true ) );
		foreach ( array_keys( wc_get_order_statuses() ) as $status ) {
			register_post_status( $status, array( 'public' => true ) );
		}
		register_post_status( 'wc-checkout-draft', array( 'public' => false ) );
		foreach ( array( 'edit_shop_orders', 'edit_others_shop_orders', 'edit_published_shop_orders', 'delete_shop_orders' ) as $capability ) {
			get_role( 'administrator' )->add_cap( $capability );
		}
		if ( ! get_role( 'customer' ) ) {
			add_role( 'customer', 'Customer', array( 'read' => true ) );
		}
	},
	5
);

add_action(
	'profile_update',
	static function ( int $id ): void {
		update_user_meta( $id, 'last_update', time() );
	}
);

add_action(
	'wp_loaded',
	static function (): void {
		if ( is_admin() || wp_doing_cron() || ( defined( 'REST_REQUEST' ) && REST_REQUEST ) || false !== strpos( $_SERVER['REQUEST_URI'] ?? '', '/wp-json/' ) ) {
			return;
		}
		WC()->load_cart();
		if ( isset( $_GET['add-to-cart'] ) ) {
			WC()->cart->add_to_cart( (int) $_GET['add-to-cart'], (int) ( $_GET['quantity'] ?? 1 ) );
		}
		if ( isset( $_GET['empty-cart'] ) ) {
			WC()->cart->empty_cart();
		}
		if ( isset( $_GET['place-order'] ) ) {
			$order = wc_test_checkout( sanitize_email( wp_unslash( $_GET['place-order'] ) ) );
			wp_safe_redirect( home_url( "/checkout/?order-received=$order" ) );
			exit;
		}
	}
);
