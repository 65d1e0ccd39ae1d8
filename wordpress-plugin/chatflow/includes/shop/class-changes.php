<?php
/**
 * Notices when orders, products and customers change.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Shop;

use ChatFlow\Outbox\Dirty_Marks;
use ChatFlow\Settings;

defined( 'ABSPATH' ) || exit;

/**
 * Only marks: what they are now is read when they are sent. The block checkout changes one order eight times.
 */
final class Changes {

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
		$hooks = array(
			'order'    => array( 'woocommerce_new_order', 'woocommerce_update_order', 'woocommerce_order_status_changed', 'woocommerce_order_refunded', 'woocommerce_trash_order', 'woocommerce_untrash_order', 'woocommerce_delete_order' ),
			'product'  => array( 'woocommerce_new_product', 'woocommerce_update_product', 'woocommerce_trash_product', 'woocommerce_delete_product' ),
			'customer' => array( 'user_register', 'woocommerce_new_customer', 'woocommerce_update_customer', 'profile_update', 'deleted_user' ),
		);
		foreach ( $hooks as $kind => $names ) {
			if ( $this->settings->is_on( 'customer' === $kind ? 'send_people' : 'send_' . $kind . 's' ) ) {
				foreach ( $names as $name ) {
					add_action( $name, array( $this, $kind ), 20, 2 );
				}
			}
		}
		if ( $this->settings->is_on( 'send_products' ) ) {
			add_action( 'woocommerce_product_set_stock', array( $this, 'stock' ), 20 );
			add_action( 'woocommerce_variation_set_stock', array( $this, 'stock' ), 20 );
			add_action( 'woocommerce_update_product_variation', array( $this, 'variation' ), 20, 2 );
		}
		add_action( 'wp_trash_post', array( $this, 'post' ), 20 );
		add_action( 'untrashed_post', array( $this, 'post' ), 20 );
		add_action( 'before_delete_post', array( $this, 'post' ), 20 );
		add_action( 'future_to_publish', array( $this, 'published' ), 20 );
	}

	/**
	 * An order changed, and with it what its customer has spent.
	 *
	 * @param mixed $id    Of the order.
	 * @param mixed $order The order, from some of the hooks.
	 */
	public function order( $id, $order = null ): void {
		$this->marks->mark( 'order', (int) $id );
		if ( $order instanceof \WC_Order && $order->get_customer_id() > 0 && $this->settings->is_on( 'send_people' ) ) {
			$this->marks->mark( 'customer', (int) $order->get_customer_id() );
		}
	}

	/**
	 * A product changed.
	 *
	 * @param mixed $id Of the product.
	 */
	public function product( $id ): void {
		$this->marks->mark( 'product', (int) $id );
	}

	/**
	 * A customer changed.
	 *
	 * @param mixed $id Of the user.
	 */
	public function customer( $id ): void {
		$this->marks->mark( 'customer', (int) $id );
	}

	/**
	 * The stock of a product or variation changed.
	 *
	 * @param mixed $product The product.
	 */
	public function stock( $product ): void {
		if ( $product instanceof \WC_Product ) {
			$this->variation( $product->get_id(), $product );
		}
	}

	/**
	 * A variation changed: its product is what shoppers know.
	 *
	 * @param mixed $id      Of the variation.
	 * @param mixed $product The variation, from some versions.
	 */
	public function variation( $id, $product = null ): void {
		$product = $product instanceof \WC_Product ? $product : wc_get_product( (int) $id );
		if ( $product ) {
			$this->marks->mark( 'product', (int) ( $product->get_parent_id() > 0 ? $product->get_parent_id() : $product->get_id() ) );
		}
	}

	/**
	 * A post goes or comes back: orders and products that are kept as posts.
	 *
	 * @param mixed $id Of the post.
	 */
	public function post( $id ): void {
		$type = get_post_type( (int) $id );
		if ( 'product' === $type && $this->settings->is_on( 'send_products' ) ) {
			$this->product( $id );
		} elseif ( 'shop_order' === $type && $this->settings->is_on( 'send_orders' ) ) {
			$this->order( $id );
		}
	}

	/**
	 * The day of a post has come: WordPress tells WooCommerce nothing of it, and leaves its time of change as it was.
	 *
	 * @param mixed $post The post.
	 */
	public function published( $post ): void {
		if ( $post instanceof \WP_Post ) {
			$this->post( $post->ID );
		}
	}
}
