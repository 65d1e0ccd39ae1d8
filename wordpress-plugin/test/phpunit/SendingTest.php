<?php

declare( strict_types=1 );

use ChatFlow\Connection\Health;
use ChatFlow\Outbox\Lock;
use ChatFlow\Outbox\Scheduler;
use ChatFlow\Plugin;

final class SendingTest extends ShopTestCase {

	/** @return array{waiting: int, refused: int, oldest: int} */
	private function counts(): array {
		return Plugin::instance()->outbox()->counts();
	}

	public function test_a_change_is_only_marked_while_the_shopper_waits(): void {
		$this->connect();
		$this->order();
		$this->finish_request();
		$this->assertSame( array(), $this->requests );
		$this->assertSame( 1, $this->counts()['waiting'] );
		$this->assertNotFalse( wp_next_scheduled( Scheduler::SEND ) );
	}

	public function test_eight_changes_of_an_order_arrive_once_as_it_is_when_it_is_sent(): void {
		$this->connect();
		$order = $this->order( array( 'status' => 'pending' ) );
		for ( $change = 0; $change < 7; $change++ ) {
			$order->save();
		}
		$this->finish_request();
		$order->set_status( 'completed' );
		$order->save();
		$this->run_in_background();
		$this->assertCount( 1, $this->arrived( 'orders' ) );
		$this->assertSame( 'completed', $this->arrived( 'orders' )[0]['status'] );
		$this->assertSame( 'Bearer cfs_secret', $this->requests[0]['headers']['Authorization'] );
		$this->assertSame( 0, $this->counts()['waiting'] );
	}

	public function test_the_block_checkouts_drafts_are_not_told(): void {
		$this->connect();
		$this->order( array( 'status' => 'checkout-draft' ) );
		$this->finish_request();
		$this->run_in_background();
		$this->assertSame( array(), $this->requests );
		$this->assertSame( 0, $this->counts()['waiting'] );
	}

	public function test_an_order_arrives_with_all_that_the_service_takes(): void {
		$this->connect();
		$mug   = $this->product( 'Red &amp; white mug' );
		$ann   = $this->person( 'ann' );
		$order = $this->order(
			array(
				'currency'         => 'JPY',
				'total'            => '1980',
				'customer_id'      => $ann,
				'shipping_city'    => 'Lyon',
				'shipping_country' => 'FR',
				'lines'            => array( array( 'product_id' => $mug->get_id(), 'name' => 'Red &amp; white <b>mug</b>', 'quantity' => 2, 'total' => '1800', 'total_tax' => '180' ) ),
				'refunded'         => array( array( 'amount' => '180', 'reason' => 'late' ) ),
			)
		);
		update_post_meta( $order->get_id(), '_wc_shipment_tracking_items', array( array( 'tracking_provider' => 'dhl', 'tracking_number' => 'JJD1', 'custom_tracking_link' => 'javascript:alert(1)', 'date_shipped' => '1763683200' ) ) );
		$this->finish_request();
		$this->run_in_background();
		$told = $this->arrived( 'orders' )[0];
		$this->assertSame( (string) $order->get_id(), $told['externalId'] );
		$this->assertSame( (string) $ann, $told['customerExternalId'] );
		$this->assertSame( array( 'amountMinor' => 1980, 'currency' => 'JPY' ), $told['total'] );
		$this->assertSame( 'partially_refunded', $told['financialStatus'] );
		$this->assertSame( 'Red & white mug', $told['lines'][0]['title'] );
		$this->assertSame( array( 'amountMinor' => 1980, 'currency' => 'JPY' ), $told['lines'][0]['total'] );
		$this->assertSame( array( 'carrier' => 'dhl', 'trackingNumber' => 'JJD1', 'shippedAt' => '2025-11-21T00:00:00Z' ), $told['shipments'][0] );
		$this->assertSame( array( 'city' => 'Lyon', 'country' => 'FR' ), $told['shippingAddress'] );
		$this->assertMatchesRegularExpression( '/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/', $told['updatedAt'] );
	}

	public function test_money_is_exact_in_every_currency(): void {
		$minor = static fn( string $amount, string $currency ) => ChatFlow\Shop\Amounts::of( $amount, $currency )['amountMinor'] ?? null;
		$this->assertSame( 1999, $minor( '19.99', 'EUR' ) );
		$this->assertSame( 115, $minor( '1.15', 'USD' ) );
		$this->assertSame( 1500, $minor( '1500', 'JPY' ) );
		$this->assertSame( 12345, $minor( '12.345', 'KWD' ) );
		$this->assertNull( $minor( 'free', 'EUR' ) );
		$this->assertNull( $minor( '1', 'coins' ) );
	}

	public function test_what_is_gone_is_told_as_gone(): void {
		$this->connect();
		$order   = $this->order();
		$product = $this->product( 'Mug' );
		$this->finish_request();
		$this->run_in_background();
		$this->requests = array();
		$order->delete( true );
		$product->set_post_status( 'draft' );
		$product->save();
		$this->answer_with( static fn( array $request ) => array( false === strpos( $request['path'], 'orders' ) ? 204 : 404, array() ) );
		$this->finish_request();
		$this->run_in_background();
		$paths = array_map( static fn( array $request ) => $request['method'] . ' ' . strtok( $request['path'], '?' ), $this->requests );
		$this->assertContains( 'DELETE /api/v1/commerce/orders/' . $order->get_id(), $paths );
		$this->assertContains( 'DELETE /api/v1/commerce/products/' . $product->get_id(), $paths );
		$this->assertSame( 0, $this->counts()['waiting'] );
	}

	/** @return array<string, array{0: array|null}> */
	public function outages(): array {
		return array(
			'no answer'   => array( null ),
			'broken'      => array( array( 500, array() ) ),
			'overwhelmed' => array( array( 429, array( 'code' => 'rate_limited' ), array( 'retry-after' => '30' ) ) ),
		);
	}

	/** @dataProvider outages */
	public function test_what_cannot_be_sent_waits_longer_each_time_and_arrives_once( ?array $answer ): void {
		$this->connect();
		$order = $this->order();
		$this->finish_request();
		$this->answer_with( static fn() => $answer );
		$this->run_in_background();
		$this->run_in_background();
		$this->assertCount( 1, $this->requests, 'While waiting it is not tried again.' );
		$health = ( new Health() )->read();
		$this->assertEqualsWithDelta( time() + 60, $health['retry_at'], 30 );
		update_option( Health::OPTION, array( 'retry_at' => 0 ) + $health );
		$this->run_in_background();
		$this->assertEqualsWithDelta( time() + 120, ( new Health() )->read()['retry_at'], 30 );
		$order->save();
		$this->finish_request();
		update_option( Health::OPTION, array( 'retry_at' => 0 ) + ( new Health() )->read() );
		$this->requests = array();
		$this->answer_with( static fn() => array( 200, array( 'rejected' => array() ) ) );
		$this->run_in_background();
		$this->run_in_background();
		$this->assertCount( 1, $this->arrived( 'orders' ) );
		$this->assertArrayNotHasKey( 'error', ( new Health() )->read() );
	}

	public function test_a_refused_secret_is_told_once_and_stops_everything(): void {
		$this->connect();
		update_option( 'chatflow_settings', array( 'notify_email' => 'owner@shop.test' ) );
		( new ChatFlow\Admin\Watch( Plugin::instance()->settings(), Plugin::instance()->connections() ) )->register();
		$this->mails = array();
		$this->order();
		$this->finish_request();
		$this->answer_with( static fn() => array( 401, array( 'code' => 'unauthenticated', 'detail' => 'Sign in.' ) ) );
		foreach ( range( 1, 3 ) as $ignored ) {
			$this->run_in_background();
			do_action( 'chatflow_backfill' );
		}
		$this->assertCount( 1, $this->requests );
		$this->assertCount( 1, $this->mails );
		wp_set_current_user( 1 );
		ob_start();
		( new ChatFlow\Admin\Notices( Plugin::instance()->connections() ) )->show();
		$this->assertStringContainsString( 'no longer accepts the key', (string) ob_get_clean() );
		$this->connect();
		$this->answer_with( static fn() => array( 200, array( 'rejected' => array() ) ) );
		$this->run_in_background();
		$this->assertCount( 2, $this->arrived( 'orders' ), 'Connected anew, it arrives.' );
	}

	public function test_what_the_service_does_not_take_is_set_aside_with_its_reason(): void {
		$this->connect();
		$good = $this->order();
		$bad  = $this->order();
		$this->finish_request();
		$this->answer_with(
			static function ( array $request ) use ( $bad ): array {
				$place = array_search( (string) $bad->get_id(), array_column( $request['body']['orders'] ?? array(), 'externalId' ), true );
				return array( 200, array( 'rejected' => false === $place ? array() : array( array( 'pointer' => "/orders/$place/total", 'code' => 'validation_failed', 'detail' => 'is required' ) ) ) );
			}
		);
		$this->run_in_background();
		$this->assertSame( array( 'waiting' => 0, 'refused' => 1, 'oldest' => 0 ), $this->counts() );
		$refused = Plugin::instance()->outbox()->refused( 5 )[0];
		$this->assertSame( (string) $bad->get_id(), $refused['external_id'] );
		$this->assertSame( 'total is required', $refused['error'] );
		$bad->save();
		$this->finish_request();
		$this->assertSame( 1, $this->counts()['waiting'], 'Changed, it is tried again.' );
		$this->assertSame( 0, $this->counts()['refused'] );
		$good->save();
	}

	public function test_a_batch_that_is_refused_as_a_whole_is_halved_until_the_culprit_is_found(): void {
		$this->connect();
		foreach ( range( 1, 5 ) as $ignored ) {
			$orders[] = (string) $this->order()->get_id();
		}
		$this->finish_request();
		$this->answer_with(
			static function ( array $request ) use ( $orders ): array {
				$sent = array_column( $request['body']['orders'], 'externalId' );
				return in_array( $orders[3], $sent, true ) ? array( 413, array( 'code' => 'too_many_items' ) ) : array( 200, array( 'rejected' => array() ) );
			}
		);
		$this->run_in_background();
		$this->assertSame( 1, $this->counts()['refused'] );
		$this->assertSame( 0, $this->counts()['waiting'] );
	}

	public function test_what_changes_while_it_is_being_sent_is_sent_again(): void {
		$this->connect();
		$order = $this->order();
		$this->finish_request();
		$again = false;
		$this->answer_with(
			function () use ( $order, &$again ): array {
				if ( ! $again ) {
					$again = true;
					$order->save();
					$this->finish_request();
				}
				return array( 200, array( 'rejected' => array() ) );
			}
		);
		$this->run_in_background();
		$this->assertCount( 2, $this->arrived( 'orders' ) );
	}

	public function test_only_one_sends_at_a_time(): void {
		$this->connect();
		$this->order();
		$this->finish_request();
		$other = new Lock( 'chatflow_sending' );
		$this->assertTrue( $other->take() );
		$this->run_in_background();
		$this->assertSame( array(), $this->requests );
		$other->release();
		$this->run_in_background();
		$this->assertCount( 1, $this->requests );
	}

	public function test_a_copy_of_the_site_marks_and_sends_nothing(): void {
		$this->connect();
		$this->order();
		$this->finish_request();
		update_option( 'chatflow_connection', array( 'site_url' => 'https://original.example' ) + get_option( 'chatflow_connection' ) );
		$this->order();
		$this->finish_request();
		$this->run_in_background();
		$this->assertSame( 1, $this->counts()['waiting'] );
		$this->assertSame( array(), $this->requests );
	}

	public function test_a_product_arrives_as_shoppers_see_it(): void {
		$this->connect();
		$product = $this->product( 'Red mug', '12.00' );
		$product->set_sale_price( '9.00' );
		$product->set_short_description( '<p>For&nbsp;tea.</p>' );
		$product->set_description( "<p>For&nbsp;tea.</p>\n<ul><li>Red</li><li>Round</li></ul>[gallery]" );
		$product->set_stock_quantity( 4 );
		$product->save();
		$this->finish_request();
		$this->run_in_background();
		$told = $this->arrived( 'products' )[0];
		$this->assertSame( 1200, $told['price']['amountMinor'] );
		$this->assertSame( 900, $told['salePrice']['amountMinor'] );
		$this->assertSame( "For tea.\nRed\nRound", $told['description'] );
		$this->assertTrue( $told['inStock'] );
		$this->assertSame( 4, $told['stockQuantity'] );
		$this->assertStringStartsWith( 'http://shop.test/', $told['url'] );
	}

	public function test_customers_are_told_and_staff_are_not(): void {
		$this->connect();
		$ann = $this->person( 'ann' );
		update_user_meta( $ann, '_money_spent', '420.00' );
		do_action( 'woocommerce_update_customer', $ann );
		do_action( 'profile_update', 1, null );
		$this->finish_request();
		$this->run_in_background();
		$this->assertSame( array( (string) $ann ), array_column( $this->arrived( 'customers' ), 'externalId' ) );
		$this->assertSame( 42000, $this->arrived( 'customers' )[0]['totalSpent']['amountMinor'] );
	}
}
