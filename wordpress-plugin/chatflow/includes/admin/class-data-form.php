<?php
/**
 * What ChatFlow is told of the shop.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Admin;

use ChatFlow\Plugin;
use ChatFlow\Settings;

defined( 'ABSPATH' ) || exit;

/**
 * What the data tab asks.
 */
final class Data_Form {

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
	 * Prints the rows.
	 */
	public function show(): void {
		$fields = new Fields( $this->settings );
		if ( Plugin::has_shop() ) {
			$fields->boxes(
				__( 'Tell ChatFlow about', 'chatflow' ),
				array(
					'send_orders'   => __( 'orders', 'chatflow' ),
					'send_products' => __( 'products', 'chatflow' ),
					'send_people'   => __( 'customers', 'chatflow' ),
					'send_carts'    => __( 'carts of customers, and of guests who have opened the chat', 'chatflow' ),
				),
				__( 'Changes are sent in the background, never while a shopper waits.', 'chatflow' )
			);
			$fields->line( 'months', __( 'Earlier orders', 'chatflow' ), 'number', __( 'How many months back, when the shop is told as a whole; 0 for all.', 'chatflow' ) );
			$fields->line(
				'vip_amount',
				__( 'VIP customers', 'chatflow' ),
				'text',
				/* translators: %s: a currency code such as EUR. */
				sprintf( __( 'Whoever has spent this much (%s) is a VIP in ChatFlow. Leave it empty for none.', 'chatflow' ), get_woocommerce_currency() )
			);
		}
		$fields->boxes(
			__( 'Knowledge', 'chatflow' ),
			array( 'send_pages' => __( 'offer public pages and posts to ChatFlow', 'chatflow' ) ),
			__( 'The assistant answers from them once your team has accepted them in ChatFlow, under Knowledge.', 'chatflow' )
		);
		$fields->line( 'notify_email', __( 'Mail about the connection', 'chatflow' ), 'email', __( 'Who is told when the connection breaks, or when conversations wait. Leave it empty for nobody.', 'chatflow' ) );
		$fields->boxes(
			__( 'When the plugin is deleted', 'chatflow' ),
			array( 'keep_data' => __( 'keep the settings and the connection', 'chatflow' ) )
		);
	}
}
