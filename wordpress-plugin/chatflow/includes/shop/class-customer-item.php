<?php
/**
 * A customer as the service takes it.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Shop;

use ChatFlow\Settings;
use WC_Customer;

defined( 'ABSPATH' ) || exit;

/**
 * Who buys here. What somebody has spent changes without a change of the account, so that the time of change is now.
 */
final class Customer_Item {

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
	 * Builds the item.
	 *
	 * @param int $id Of the user.
	 * @return array<string, mixed>
	 */
	public function build( int $id ): array {
		$customer = new WC_Customer( $id );
		$name     = trim( $customer->get_first_name() . ' ' . $customer->get_last_name() );
		$item     = Words::given(
			array(
				'externalId'  => (string) $id,
				'email'       => Words::email( (string) $customer->get_email() ),
				'name'        => mb_substr( '' === $name ? (string) $customer->get_display_name() : $name, 0, 200 ),
				'phone'       => mb_substr( (string) $customer->get_billing_phone(), 0, 50 ),
				'vip'         => ( new Spending() )->is_vip( $id, (string) $this->settings->get( 'vip_amount' ) ),
				'totalSpent'  => Amounts::of( $customer->get_total_spent(), get_woocommerce_currency() ),
				'ordersCount' => (int) $customer->get_order_count(),
				'createdAt'   => Words::instant( $customer->get_date_created() ),
				'updatedAt'   => Words::at( time() ),
			)
		);
		/**
		 * A customer as it is sent to ChatFlow.
		 *
		 * @param array<string, mixed> $item As built.
		 * @param int                  $id   Of the user.
		 */
		return (array) apply_filters( 'chatflow_customer', $item, $id );
	}
}
