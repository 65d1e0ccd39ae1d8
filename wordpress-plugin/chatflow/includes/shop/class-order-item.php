<?php
/**
 * An order as the service takes it.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Shop;

use WC_Order;

defined( 'ABSPATH' ) || exit;

/**
 * Read by WooCommerce's own classes only, so that it does not matter in which tables orders are kept.
 */
final class Order_Item {

	private const TRACKING = '_wc_shipment_tracking_items';

	/**
	 * Article numbers by product id, for orders that are read one after the other.
	 *
	 * @var array<int, string>
	 */
	private static $skus = array();

	/**
	 * Builds the item.
	 *
	 * @param WC_Order $order As the shop has it.
	 * @return array<string, mixed>
	 */
	public function build( WC_Order $order ): array {
		$currency = $order->get_currency();
		$refunds  = array_map(
			static function ( $refund ) use ( $currency ): array {
				return Words::given(
					array(
						'amount' => Amounts::of( abs( (float) $refund->get_amount() ), $currency ),
						'reason' => Words::plain( (string) $refund->get_reason(), 1000 ),
						'at'     => Words::instant( $refund->get_date_created() ),
					)
				);
			},
			array_slice( array_values( $order->get_refunds() ), 0, 100 )
		);
		$customer = $order->get_customer_id();
		$item     = Words::given(
			array(
				'externalId'         => (string) $order->get_id(),
				'number'             => (string) $order->get_order_number(),
				'customerExternalId' => $customer > 0 ? (string) $customer : null,
				'email'              => Words::email( (string) $order->get_billing_email() ),
				'status'             => $order->get_status(),
				'financialStatus'    => self::financial_status( $order, $refunds ),
				'fulfillmentStatus'  => $order->has_status( 'completed' ) ? 'fulfilled' : 'unfulfilled',
				'total'              => Amounts::of( $order->get_total(), $currency ),
				'lines'              => self::lines( $order, $currency ),
				'shipments'          => self::shipments( $order ),
				'refunds'            => $refunds,
				'shippingAddress'    => Words::given(
					array(
						'city'     => Words::plain( (string) $order->get_shipping_city(), 200 ),
						'region'   => Words::plain( (string) $order->get_shipping_state(), 200 ),
						'postcode' => Words::plain( (string) $order->get_shipping_postcode(), 50 ),
						'country'  => $order->get_shipping_country(),
					)
				),
				'placedAt'           => Words::instant( $order->get_date_created() ) ?? Words::at( time() ),
				'updatedAt'          => Words::instant( $order->get_date_modified() ) ?? Words::at( time() ),
			)
		);
		/**
		 * An order as it is sent to ChatFlow.
		 *
		 * @param array<string, mixed> $item  As built.
		 * @param WC_Order             $order As the shop has it.
		 */
		return (array) apply_filters( 'chatflow_order', $item, $order );
	}

	/**
	 * What became of the money.
	 *
	 * @param WC_Order                         $order   As the shop has it.
	 * @param array<int, array<string, mixed>> $refunds As built.
	 */
	private static function financial_status( WC_Order $order, array $refunds ): string {
		$refunded = 0;
		foreach ( $refunds as $refund ) {
			$refunded += $refund['amount']['amountMinor'] ?? 0;
		}
		if ( $refunded > 0 ) {
			$total = Amounts::of( $order->get_total(), $order->get_currency() );
			return $refunded >= ( $total['amountMinor'] ?? 0 ) ? 'refunded' : 'partially_refunded';
		}
		return null === $order->get_date_paid() ? 'pending' : 'paid';
	}

	/**
	 * What was bought.
	 *
	 * @param WC_Order $order    As the shop has it.
	 * @param string   $currency Of the order.
	 * @return array<int, array<string, mixed>>
	 */
	private static function lines( WC_Order $order, string $currency ): array {
		$lines = array();
		foreach ( array_slice( $order->get_items( 'line_item' ), 0, 500 ) as $line ) {
			$product = (int) $line->get_product_id();
			$lines[] = Words::given(
				array(
					'productExternalId' => $product > 0 ? (string) $product : null,
					'title'             => Words::plain( (string) $line->get_name(), 500 ) ?? '#' . $product,
					'sku'               => self::sku( (int) $line->get_variation_id() > 0 ? (int) $line->get_variation_id() : $product ),
					'quantity'          => max( 0, (int) $line->get_quantity() ),
					'total'             => Amounts::of( (float) $line->get_total() + (float) $line->get_total_tax(), $currency ),
				)
			);
		}
		return $lines;
	}

	/**
	 * The article number of a product or variation.
	 *
	 * @param int $id Of the product.
	 */
	private static function sku( int $id ): ?string {
		if ( $id <= 0 ) {
			return null;
		}
		if ( ! isset( self::$skus[ $id ] ) ) {
			if ( count( self::$skus ) > 5000 ) {
				self::$skus = array();
			}
			$product           = wc_get_product( $id );
			self::$skus[ $id ] = $product ? (string) $product->get_sku() : '';
		}
		return mb_substr( self::$skus[ $id ], 0, 200 );
	}

	/**
	 * Parcels, from what the usual shipment-tracking plugins write.
	 *
	 * @param WC_Order $order As the shop has it.
	 * @return array<int, array<string, mixed>>
	 */
	private static function shipments( WC_Order $order ): array {
		$shipments = array();
		$parcels   = $order->get_meta( self::TRACKING );
		foreach ( array_slice( is_array( $parcels ) ? array_values( $parcels ) : array(), 0, 100 ) as $parcel ) {
			if ( ! is_array( $parcel ) ) {
				continue;
			}
			$custom      = (string) ( $parcel['custom_tracking_provider'] ?? '' );
			$shipped     = $parcel['date_shipped'] ?? null;
			$shipments[] = Words::given(
				array(
					'carrier'        => Words::plain( '' === $custom ? (string) ( $parcel['tracking_provider'] ?? '' ) : $custom, 200 ),
					'trackingNumber' => Words::plain( (string) ( $parcel['tracking_number'] ?? '' ), 200 ),
					'trackingUrl'    => Words::url( $parcel['custom_tracking_link'] ?? null ),
					'shippedAt'      => is_numeric( $shipped ) && $shipped > 0 ? Words::at( (int) $shipped ) : null,
				)
			);
		}
		/**
		 * The parcels of an order, for plugins that keep them elsewhere.
		 *
		 * @param array<int, array<string, mixed>> $shipments As built.
		 * @param WC_Order                         $order     As the shop has it.
		 */
		return array_values( (array) apply_filters( 'chatflow_order_shipments', $shipments, $order ) );
	}
}
