<?php

declare( strict_types=1 );

use ChatFlow\Plugin;
use ChatFlow\Shop\Backfill;

final class BackfillTest extends ShopTestCase {

	private function backfill(): Backfill {
		return Plugin::instance()->backfill();
	}

	/** @return string[] ids of orders, without marking them as changed */
	private function old_orders( int $amount ): array {
		$ids = array();
		for ( $number = 0; $number < $amount; $number++ ) {
			$ids[] = (string) $this->order()->get_id();
		}
		$this->finish_request();
		Plugin::instance()->outbox()->clear();
		return $ids;
	}

	public function test_all_that_the_shop_has_arrives_once(): void {
		$orders = $this->old_orders( 250 );
		$this->product( 'Mug' );
		$ann = $this->person( 'ann' );
		$this->connect();
		$this->backfill()->start();
		$this->backfill()->run();
		$this->assertSame( $orders, array_column( $this->arrived( 'orders' ), 'externalId' ) );
		$this->assertCount( 1, $this->arrived( 'products' ) );
		$this->assertContains( (string) $ann, array_column( $this->arrived( 'customers' ), 'externalId' ) );
		$progress = $this->backfill()->progress();
		$this->assertSame( 'done', $progress['state'] );
		$this->assertSame( 250, $progress['done']['order'] );
		$this->assertSame( $progress['total']['order'], $progress['done']['order'] );
	}

	public function test_it_goes_on_where_it_stopped_and_skips_nothing(): void {
		$orders = $this->old_orders( 250 );
		$this->connect();
		update_option( 'chatflow_settings', array( 'send_pages' => false, 'send_people' => false, 'send_products' => false ) );
		$calls = 0;
		$this->answer_with(
			static function () use ( &$calls ): ?array {
				return 2 === ++$calls ? null : array( 200, array( 'rejected' => array() ) );
			}
		);
		$this->backfill()->start();
		$began = time();
		$again = $this->backfill()->run();
		$this->assertGreaterThan( $began + 50, $again, 'After a failure it waits.' );
		$this->assertSame( 200, $this->backfill()->progress()['done']['order'] );
		update_option( 'chatflow_health', array() );
		$this->assertNull( $this->backfill()->run() );
		$this->assertSame( $orders, array_values( array_unique( array_column( $this->arrived( 'orders' ), 'externalId' ) ) ) );
	}

	public function test_older_orders_than_the_owner_wants_stay_out(): void {
		list( $old, $new ) = $this->old_orders( 2 );
		global $wpdb;
		$wpdb->update( $wpdb->posts, array( 'post_date' => '2019-01-01 00:00:00', 'post_date_gmt' => '2019-01-01 00:00:00' ), array( 'ID' => $old ) );
		clean_post_cache( (int) $old );
		$this->connect();
		$this->backfill()->start();
		$this->backfill()->run();
		$this->assertSame( array( $new ), array_column( $this->arrived( 'orders' ), 'externalId' ) );
	}

	public function test_what_is_refused_is_counted_and_holds_up_nothing(): void {
		$this->old_orders( 3 );
		$this->connect();
		$this->answer_with(
			static fn( array $request ) => isset( $request['body']['orders'] )
				? array( 200, array( 'rejected' => array( array( 'pointer' => '/orders/1/total', 'detail' => 'is required' ) ) ) )
				: array( 200, array( 'rejected' => array() ) )
		);
		$this->backfill()->start();
		$this->backfill()->run();
		$this->assertSame( 'done', $this->backfill()->progress()['state'] );
		$this->assertSame( 1, $this->backfill()->progress()['refused'] );
	}

	public function test_stopped_means_stopped(): void {
		$this->old_orders( 1 );
		$this->connect();
		$this->backfill()->start();
		$this->backfill()->stop();
		$this->assertNull( $this->backfill()->run() );
		$this->assertSame( array(), $this->requests );
	}

	public function test_the_night_repairs_what_no_hook_told(): void {
		list( $missed ) = $this->old_orders( 1 );
		$this->connect();
		do_action( 'chatflow_nightly' );
		$this->run_in_background();
		$this->assertSame( array( $missed ), array_column( $this->arrived( 'orders' ), 'externalId' ) );
	}
}
