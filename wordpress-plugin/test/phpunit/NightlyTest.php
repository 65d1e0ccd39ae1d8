<?php

declare( strict_types=1 );

use ChatFlow\Outbox\Scheduler;
use ChatFlow\Plugin;
use ChatFlow\Shop\Nightly;

/**
 * What the night finds: changes, imports and deletions that no hook has told.
 */
final class NightlyTest extends ShopTestCase {

	private const TOLD_AT = '2026-03-02T08:00:00.123456Z';

	/** @param array<string, string[]> $held Ids by kind that the service holds. */
	private function service_holds( array $held ): void {
		$this->answer_with(
			static function ( array $request ) use ( $held ): array {
				if ( ! preg_match( '#^/api/v1/commerce/(customer|product|order)s(/comparison|/\d+)?(\?.*)?$#', $request['path'], $asked ) ) {
					return array( 200, array( 'rejected' => array() ) );
				}
				$known = $held[ $asked[1] ] ?? array();
				if ( 'GET' === $request['method'] ) {
					return array( 200, array( 'data' => array_map( static fn( string $id ) => array( 'externalId' => $id, 'updatedAt' => self::TOLD_AT ), $known ), 'nextCursor' => null ) );
				}
				return 'DELETE' === $request['method']
					? array( 204, array() )
					: array( 200, array( 'unknown' => array_values( array_diff( $request['body']['externalIds'], $known ) ) ) );
			}
		);
	}

	/** @return string[] method and path of what was asked, deletions only */
	private function deletions(): array {
		return array_column( array_filter( $this->requests, static fn( array $request ) => 'DELETE' === $request['method'] ), 'path' );
	}

	/** @return string[] ids of what arrived after tonight */
	private function arrived_after_the_night( string $list ): array {
		do_action( Scheduler::NIGHTLY );
		$this->run_in_background();
		return array_column( $this->arrived( $list ), 'externalId' );
	}

	/** Nothing of it is marked, and all of it is as old as the shop. */
	private function make_old( string $table, string $column, int $id ): void {
		global $wpdb;
		$dates = 'users' === $table ? array( 'user_registered' => '2019-01-01 00:00:00' ) : array( 'post_modified' => '2019-01-01 00:00:00', 'post_modified_gmt' => '2019-01-01 00:00:00' );
		$wpdb->update( $wpdb->$table, $dates, array( $column => $id ) );
		clean_post_cache( $id );
		clean_user_cache( $id );
		$this->finish_request();
		Plugin::instance()->outbox()->clear();
	}

	public function test_customers_who_changed_past_the_hooks_are_told_and_the_others_are_not(): void {
		$new     = $this->person( 'nina' );
		$changed = $this->person( 'carla' );
		$old     = $this->person( 'olga' );
		foreach ( array( $changed, $old ) as $id ) {
			delete_user_meta( $id, 'last_update' );
			$this->make_old( 'users', 'ID', $id );
		}
		update_user_meta( $changed, 'last_update', (string) time() );
		$this->connect();
		$told = $this->arrived_after_the_night( 'customers' );
		$this->assertContains( (string) $new, $told );
		$this->assertContains( (string) $changed, $told );
		$this->assertNotContains( (string) $old, $told );
	}

	public function test_with_an_order_its_customer_is_told_who_has_spent_more(): void {
		$ann = $this->person( 'ann' );
		delete_user_meta( $ann, 'last_update' );
		$this->make_old( 'users', 'ID', $ann );
		$this->order( array( 'customer_id' => $ann ) );
		$this->finish_request();
		$this->connect();
		$this->assertContains( (string) $ann, $this->arrived_after_the_night( 'customers' ) );
	}

	public function test_what_was_deleted_past_the_hooks_is_deleted_as_of_the_change_that_is_known(): void {
		global $wpdb;
		$this->connect();
		$order   = $this->order()->get_id();
		$kept    = $this->order()->get_id();
		$trashed = $this->order()->get_id();
		$product = $this->product( 'Mug' )->get_id();
		$draft   = $this->product( 'Pot' )->get_id();
		$eve     = $this->person( 'eve' . wp_rand() );
		foreach ( array( $order, $product ) as $id ) {
			$wpdb->delete( $wpdb->posts, array( 'ID' => $id ) );
			clean_post_cache( $id );
		}
		foreach ( array( $trashed => 'trash', $draft => 'draft' ) as $id => $status ) {
			$wpdb->update( $wpdb->posts, array( 'post_status' => $status ), array( 'ID' => $id ) );
			clean_post_cache( $id );
		}
		$wpdb->delete( $wpdb->users, array( 'ID' => $eve ) );
		clean_user_cache( $eve );
		$this->finish_request();
		Plugin::instance()->outbox()->clear();
		$this->service_holds(
			array(
				'order'    => array( (string) $order, (string) $kept, (string) $trashed, 'A-7', '0012' ),
				'product'  => array( (string) $product, (string) $draft ),
				'customer' => array( (string) $eve, '1' ),
			)
		);
		do_action( Scheduler::NIGHTLY );
		$gone = static fn( string $list, int $id ) => "/api/v1/commerce/$list/$id?updatedAt=" . rawurlencode( self::TOLD_AT );
		$this->assertEqualsCanonicalizing(
			array( $gone( 'orders', $order ), $gone( 'orders', $trashed ), $gone( 'products', $product ), $gone( 'products', $draft ), $gone( 'customers', $eve ) ),
			$this->deletions()
		);
	}

	public function test_an_import_with_old_dates_is_told_once_the_back_fill_is_through(): void {
		$this->connect();
		$known    = $this->product( 'Mug' )->get_id();
		$imported = $this->product( 'Pot' )->get_id();
		$this->make_old( 'posts', 'ID', $known );
		$this->make_old( 'posts', 'ID', $imported );
		$this->service_holds( array( 'product' => array( (string) $known ) ) );
		$this->assertSame( array(), $this->arrived_after_the_night( 'products' ), 'Whoever stopped the back-fill wants it so.' );
		update_option( 'chatflow_backfill', array( 'state' => 'done' ) );
		$this->assertSame( array( (string) $imported ), $this->arrived_after_the_night( 'products' ) );
	}

	public function test_an_outage_at_night_is_waited_for_and_no_page_is_looked_at_twice(): void {
		$this->connect();
		update_option( 'chatflow_settings', array( 'send_pages' => false, 'send_people' => false, 'send_products' => false ) );
		$calls = 0;
		$this->answer_with(
			static function ( array $request ) use ( &$calls ): ?array {
				if ( false === strpos( $request['path'], 'orders?' ) ) {
					return array( 204, array() );
				}
				$page = array( array( 'data' => array( array( 'externalId' => '999001', 'updatedAt' => self::TOLD_AT ) ), 'nextCursor' => 'next page' ), array( 'data' => array( array( 'externalId' => '999002', 'updatedAt' => self::TOLD_AT ) ), 'nextCursor' => null ) );
				return 2 === ++$calls ? null : array( 200, $page[ false === strpos( $request['path'], 'cursor=' ) ? 0 : 1 ] );
			}
		);
		do_action( Scheduler::NIGHTLY );
		$this->assertSame( array( '999001' ), array_map( static fn( string $path ) => basename( strtok( $path, '?' ) ), $this->deletions() ) );
		$this->assertGreaterThan( time() + 30, wp_next_scheduled( Scheduler::REPAIR ) );
		$asked = count( $this->requests );
		do_action( Scheduler::REPAIR );
		$this->assertCount( $asked, $this->requests, 'While waiting it is not tried again.' );
		update_option( 'chatflow_health', array( 'retry_at' => 0 ) + get_option( 'chatflow_health' ) );
		do_action( Scheduler::SWEEP );
		$this->assertSame( '/api/v1/commerce/orders?limit=200&cursor=next%20page', $this->requests[ $asked ]['path'] );
		$this->assertCount( 2, $this->deletions() );
		$this->assertSame( array(), get_option( Nightly::OPTION )['steps'] );
		$this->assertArrayNotHasKey( 'failures', get_option( 'chatflow_health' ), 'What came at last is no failure any more.' );
	}

	public function test_a_service_that_does_not_know_the_question_breaks_nothing(): void {
		$this->connect();
		$this->answer_with( static fn( array $request ) => 'GET' === $request['method'] ? array( 404, array( 'code' => 'not_found' ) ) : array( 200, array( 'rejected' => array() ) ) );
		$order = $this->order()->get_id();
		$this->finish_request();
		Plugin::instance()->outbox()->clear();
		$this->assertSame( array( (string) $order ), $this->arrived_after_the_night( 'orders' ) );
		$this->assertSame( array(), $this->deletions() );
		$this->assertArrayNotHasKey( 'failures', get_option( 'chatflow_health' ) );
	}

	public function test_the_day_of_a_planned_product_has_come(): void {
		$this->connect();
		$product = $this->product( 'Mug' )->get_id();
		wp_update_post( array( 'ID' => $product, 'post_status' => 'future', 'post_date' => gmdate( 'Y-m-d H:i:s', time() + HOUR_IN_SECONDS ), 'post_date_gmt' => gmdate( 'Y-m-d H:i:s', time() + HOUR_IN_SECONDS ), 'edit_date' => true ) );
		$this->finish_request();
		Plugin::instance()->outbox()->clear();
		wp_publish_post( $product );
		$this->finish_request();
		$this->run_in_background();
		$this->assertSame( array( (string) $product ), array_column( $this->arrived( 'products' ), 'externalId' ) );
	}

	public function test_who_registers_without_woocommerce_is_told(): void {
		$this->connect();
		$id = $this->person( 'rosa' . wp_rand() );
		$this->finish_request();
		$this->run_in_background();
		$this->assertContains( (string) $id, array_column( $this->arrived( 'customers' ), 'externalId' ) );
	}
}
