<?php

declare( strict_types=1 );

use ChatFlow\Connection\Connections;
use ChatFlow\Plugin;
use PHPUnit\Framework\TestCase;

/**
 * A shop in a real WordPress, and a service that answers as the test wants.
 */
abstract class ShopTestCase extends TestCase {

	protected const BASE_URL = 'http://chat.test';
	protected const SECRET   = 'identity-secret-of-at-least-thirty-two-bytes';

	/** @var array<int, array{method: string, path: string, headers: array<string, string>, body: mixed}> */
	protected array $requests = array();

	/** @var callable */
	private $service;

	protected function setUp(): void {
		global $wpdb;
		$this->requests = array();
		$this->answer_with( static fn() => array( 200, array( 'accepted' => 1, 'ignored' => 0, 'rejected' => array() ) ) );
		add_filter( 'pre_http_request', array( $this, 'catch' ), 10, 3 );
		add_filter( 'pre_wp_mail', array( $this, 'catch_mail' ), 10, 2 );
		wp_set_current_user( 0 );
		$wpdb->query( "DELETE FROM {$wpdb->postmeta} WHERE post_id IN (SELECT ID FROM {$wpdb->posts} WHERE post_type IN ('shop_order', 'product'))" );
		$wpdb->query( "DELETE FROM {$wpdb->posts} WHERE post_type IN ('shop_order', 'product')" );
		foreach ( array( Connections::OPTION, Connections::SECRETS, 'chatflow_health', 'chatflow_backfill', 'chatflow_nightly', 'cron' ) as $option ) {
			delete_option( $option );
		}
		update_option( 'chatflow_settings', array(), true );
		$_COOKIE = array();
		$this->finish_request();
		Plugin::instance()->outbox()->clear();
		$wpdb->query( "DELETE FROM {$wpdb->options} WHERE option_name LIKE 'wc_session_%' OR option_name LIKE '_transient%'" );
		wp_cache_flush();
	}

	protected function tearDown(): void {
		remove_all_filters( 'pre_http_request' );
	}

	protected function connect(): void {
		( new Connections() )->save(
			array( 'base_url' => self::BASE_URL, 'site_id' => 'sit_1', 'site_key' => 'key1', 'tenant_name' => 'Tea & Co' ),
			array( 'site' => 'cfs_secret', 'identity' => self::SECRET, 'webhook' => 'hook' )
		);
	}

	/** @param callable $answer From a request to [status, body, headers?]; null for no answer at all. */
	protected function answer_with( callable $answer ): void {
		$this->service = $answer;
	}

	/** @return array<string, mixed>|WP_Error */
	public function catch( $answer, array $arguments, string $url ) {
		if ( 0 !== strpos( $url, self::BASE_URL ) ) {
			return new WP_Error( 'offline', 'Tests reach nothing else.' );
		}
		$request          = array(
			'method'  => $arguments['method'],
			'path'    => substr( $url, strlen( self::BASE_URL ) ),
			'headers' => (array) $arguments['headers'],
			'body'    => null === $arguments['body'] ? null : json_decode( (string) $arguments['body'], true ),
		);
		$this->requests[] = $request;
		$given            = ( $this->service )( $request );
		if ( null === $given ) {
			return new WP_Error( 'http_request_failed', 'cURL error 28: Operation timed out' );
		}
		return array(
			'headers'  => new WpOrg\Requests\Utility\CaseInsensitiveDictionary( $given[2] ?? array() ),
			'body'     => (string) wp_json_encode( $given[1] ),
			'response' => array( 'code' => $given[0], 'message' => '' ),
			'cookies'  => array(),
			'filename' => null,
		);
	}

	/** @var array<int, array<string, mixed>> */
	protected array $mails = array();

	public function catch_mail( $sent, array $mail ): bool {
		$this->mails[] = $mail;
		return true;
	}

	/** What WordPress does when a request ends, for our own part of it. */
	protected function finish_request(): void {
		Plugin::instance()->marks()->flush();
	}

	/** Runs what was scheduled, as the next background run would. */
	protected function run_in_background(): void {
		do_action( 'chatflow_send' );
	}

	/** @return array<int, array<string, mixed>> all items of a kind that arrived, in order */
	protected function arrived( string $list ): array {
		$items = array();
		foreach ( $this->requests as $request ) {
			foreach ( $request['body'][ $list ] ?? array() as $item ) {
				$items[] = $item;
			}
		}
		return $items;
	}

	protected function person( string $login, string $role = 'customer' ): int {
		$known = get_user_by( 'login', $login );
		return $known ? $known->ID : wp_insert_user( array( 'user_login' => $login, 'user_pass' => 'x', 'user_email' => "$login@example.com", 'first_name' => ucfirst( $login ), 'last_name' => 'Lee', 'role' => $role ) );
	}

	protected function product( string $name, string $price = '9.90' ): WC_Product {
		$product = new WC_Product();
		$product->set_name( $name );
		$product->set_price( $price );
		$product->set_regular_price( $price );
		$product->save();
		return $product;
	}

	/** @param array<string, mixed> $properties */
	protected function order( array $properties = array() ): WC_Order {
		$order = new WC_Order();
		foreach ( $properties + array( 'total' => '19.80', 'billing_email' => 'ann@example.com', 'status' => 'processing', 'paid_at' => time() ) as $name => $value ) {
			$order->{"set_$name"}( $value );
		}
		$order->save();
		return $order;
	}

	/** @param array<string, mixed> $body */
	protected function rest( string $method, string $route, array $body = array(), array $headers = array() ): WP_REST_Response {
		$request = new WP_REST_Request( $method, $route );
		foreach ( $headers + array( 'X-WP-Nonce' => wp_create_nonce( 'wp_rest' ) ) as $name => $value ) {
			$request->set_header( $name, $value );
		}
		if ( $body ) {
			$request->set_header( 'Content-Type', 'application/json' );
			$request->set_body( (string) wp_json_encode( $body ) );
		}
		return rest_do_request( $request );
	}

	protected function footer(): string {
		ob_start();
		( new ChatFlow\Front\Loader( Plugin::instance()->settings(), Plugin::instance()->connections() ) )->print_scripts();
		return (string) ob_get_clean();
	}

	/** @return array<string, mixed> what a JWT says, once its signature was checked */
	protected function claims( string $token ): array {
		list( $head, $body, $signature ) = explode( '.', $token );
		$decode = static fn( string $part ) => base64_decode( strtr( $part, '-_', '+/' ) );
		$this->assertSame( hash_hmac( 'sha256', "$head.$body", self::SECRET, true ), $decode( $signature ) );
		$this->assertSame( array( 'alg' => 'HS256', 'typ' => 'JWT' ), json_decode( $decode( $head ), true ) );
		return json_decode( $decode( $body ), true );
	}
}
